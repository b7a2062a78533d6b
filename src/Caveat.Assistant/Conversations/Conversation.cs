using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>A conversation as lists show it.</summary>
/// <param name="Leaf">The last turn of the branch that is shown; null before the first turn.</param>
public sealed record Conversation(RowId Id, string Title, DateTimeOffset Created, DateTimeOffset Updated, RowId? Leaf = null)
{
    public RowId? Folder { get; init; }

    public RowId? Project { get; init; }

    public bool Pinned { get; init; }

    public bool Archived { get; init; }

    /// <summary>The model to ask; null for the first that is permitted.</summary>
    public string? Model { get; init; }
}
