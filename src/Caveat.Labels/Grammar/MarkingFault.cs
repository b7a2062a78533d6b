namespace Caveat.Labels.Grammar;

/// <summary>Why a text is no marking.</summary>
/// <param name="Sentence">One sentence.</param>
/// <param name="Column">Where, from 1, in UTF-16 units.</param>
public sealed record MarkingFault(string Sentence, int Column)
{
    public override string ToString() => $"column {Column}: {Sentence}";
}
