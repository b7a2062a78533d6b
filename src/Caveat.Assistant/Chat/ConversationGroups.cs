using Caveat.Assistant.Conversations;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Chat;

/// <summary>Puts the conversations that are in no folder and not pinned under the time of their last turn.</summary>
internal static class ConversationGroups
{
    /// <summary>Newest first; the days are those of UTC, as every time on the pages.</summary>
    public static IEnumerable<(string Caption, IReadOnlyList<Conversation> Conversations)> ByTime(IEnumerable<Conversation> conversations, DateTimeOffset now, Locale locale) =>
        from conversation in conversations
        where !conversation.Pinned && conversation.Folder is null
        orderby conversation.Updated descending
        group conversation by Key(conversation.Updated, now) into time
        select (locale[time.Key], (IReadOnlyList<Conversation>)[.. time]);

    private static string Key(DateTimeOffset time, DateTimeOffset now) => (now.UtcDateTime.Date - time.UtcDateTime.Date).Days switch
    {
        <= 0 => "chat.today",
        1 => "chat.yesterday",
        <= 7 => "chat.week",
        <= 30 => "chat.month",
        _ => "chat.older",
    };
}
