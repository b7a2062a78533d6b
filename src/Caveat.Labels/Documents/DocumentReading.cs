namespace Caveat.Labels.Documents;

/// <summary>What a document holds: its passages, its labels, and what could not be read.</summary>
/// <remarks>Passages and labels that were read before a problem are kept: what was seen counts.</remarks>
public sealed record DocumentReading(DocumentStatus Status, IReadOnlyList<Passage> Passages, IReadOnlyList<FoundLabel> Labels)
{
    /// <summary>One sentence on the worst problem; empty when all was read.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The format in words, such as <c>Word document</c> or <c>plain text</c>.</summary>
    public string Format { get; init; } = "";
}
