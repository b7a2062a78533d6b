using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>What a person asks, and where.</summary>
public sealed record Question(string Text)
{
    public IReadOnlyList<RowId> Documents { get; init; } = [];

    /// <summary>Null for the conversation's own.</summary>
    public string? Model { get; init; }

    /// <summary>The turn's id, chosen with the form: a form that is sent twice asks once.</summary>
    public RowId? Id { get; init; }

    /// <summary>The answer that the page showed last; null for the conversation's leaf, which another page may have moved.</summary>
    public RowId? After { get; init; }
}
