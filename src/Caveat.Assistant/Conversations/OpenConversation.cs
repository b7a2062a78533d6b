namespace Caveat.Assistant.Conversations;

/// <summary>A conversation with the branch that is shown, oldest first, and the person's turns that wait.</summary>
public sealed record OpenConversation(Conversation Conversation, IReadOnlyList<ShownTurn> Turns, IReadOnlyList<Turn> Queued);
