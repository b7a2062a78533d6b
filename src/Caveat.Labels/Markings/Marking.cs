namespace Caveat.Labels.Markings;

/// <summary>A marking found in text: its meaning and where it stands, in UTF-16 units from the start of the text. Holds none of the text.</summary>
public readonly record struct Marking(Grade Grade, long Start, int Length, MarkingKind Kind)
{
    /// <summary>How sure the reader is, from 0 to 1; what it decides to be no marking is not reported.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>What spoke for it and against it.</summary>
    public Evidence Evidence { get; init; }

    /// <summary>Whether the marking is in force, or stands under a legend that released the text.</summary>
    public Standing Standing { get; init; }

    /// <summary>The offset just after the marking.</summary>
    public long End => Start + Length;

    /// <summary>The evidence in words, for people.</summary>
    public string Reason => EvidenceText.Of(Evidence);
}
