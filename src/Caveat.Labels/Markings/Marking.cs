namespace Caveat.Labels.Markings;

/// <summary>A marking found in text: its meaning and where it stands, in UTF-16 units from the start of the text. Holds none of the text.</summary>
public readonly record struct Marking(Label Label, long Start, int Length, MarkingKind Kind)
{
    /// <summary>The offset just after the marking.</summary>
    public long End => Start + Length;
}
