using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Documents;

/// <summary>A document that a caller added: to a conversation or a project.</summary>
/// <param name="Pages">0 where the format has none.</param>
/// <param name="Marking">The highest marking that it bears; empty when it bears none.</param>
public sealed record StoredDocument(
    RowId Id, string Name, string Format, long Bytes, int Pages, string Marking, DateTimeOffset Added)
{
    public RowId? Project { get; init; }
}
