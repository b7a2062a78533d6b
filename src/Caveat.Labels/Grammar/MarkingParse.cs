namespace Caveat.Labels.Grammar;

/// <summary>A label read from a marking with the faults that were found on the way; no label when the text broke off the grammar.</summary>
internal sealed record MarkingParse(Label? Label, IReadOnlyList<MarkingFault> Faults)
{
    /// <summary>Whether the text is one of the malformed marks that people write, which tells most about what was meant.</summary>
    public bool IsMalformed { get; init; }

    public static MarkingParse Broken(string sentence, int column) => new(null, [new MarkingFault(sentence, column)]);
}
