namespace Caveat.Screening.Data;

/// <summary>A passage of a text that is data of a kind, in UTF-16 units from the start of the text. Holds none of the text.</summary>
/// <param name="Kind">Secret, or personal data.</param>
/// <param name="Form">The stable id of what it looks like, for example <c>iban</c>; docs/reference/screening.md lists them.</param>
/// <param name="Start">Offset of its first unit.</param>
/// <param name="Length">Number of units; findings of one text do not overlap.</param>
public readonly record struct DataFinding(DataKind Kind, string Form, int Start, int Length, Confidence Confidence)
{
    /// <summary>The offset just after the passage.</summary>
    public int End => Start + Length;
}
