using Caveat.Assistant.Conversations;

namespace Caveat.Assistant.Chat;

/// <summary>Where a turn is read.</summary>
internal static class TurnPlace
{
    public static string Of(Turn turn) => $"/chat/{turn.Conversation}#turn-{turn.Id}";
}
