using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>One turn in a conversation's tree.</summary>
/// <param name="Parent">The turn that it follows; null for a first turn. Turns with the same parent are branches.</param>
public sealed record Turn(
    RowId Id, RowId Conversation, RowId? Parent, Speaker Speaker, TurnState State, DateTimeOffset Created, TurnContent Content);
