using Caveat.Assistant.Chat;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Tests.Chat;

public sealed class ConversationGroupsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 0, 30, 0, TimeSpan.Zero);

    private static Conversation Of(string title, DateTimeOffset updated) => new(RowId.New(), title, updated, updated);

    [Fact]
    public void Conversations_stand_under_the_day_of_their_last_turn_newest_first()
    {
        Conversation[] all =
        [
            Of("old", Now.AddDays(-60)), Of("midnight", Now.AddHours(-1)), Of("now", Now), Of("week", Now.AddDays(-5)), Of("ahead", Now.AddMinutes(3)), Of("month", Now.AddDays(-20)),
        ];
        Assert.Equal(
            ["Today: ahead, now", "Yesterday: midnight", "Last seven days: week", "Last thirty days: month", "Older: old"],
            ConversationGroups.ByTime(all, Now, Locale.English).Select(group => $"{group.Caption}: {string.Join(", ", group.Conversations.Select(conversation => conversation.Title))}"));
    }

    [Fact]
    public void What_is_pinned_or_in_a_folder_stands_there_and_not_here() =>
        Assert.Empty(ConversationGroups.ByTime([Of("pinned", Now) with { Pinned = true }, Of("folder", Now) with { Folder = RowId.New() }], Now, Locale.French));
}
