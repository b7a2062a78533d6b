namespace Caveat.Screening.Findings;

/// <summary>A passage that a rule of the screen matched, in UTF-16 units from the start of the text. Holds none of the text.</summary>
/// <param name="Category">The prohibited use that the passage looks like.</param>
/// <param name="Start">Offset of the first word that the rule needed.</param>
/// <param name="Length">From there to the end of the last word that the rule needed.</param>
/// <param name="Rule">The rule's short stable id, for the record and for appeals.</param>
public readonly record struct Finding(UseCategory Category, long Start, int Length, string Rule)
{
    /// <summary>The offset just after the passage.</summary>
    public long End => Start + Length;
}
