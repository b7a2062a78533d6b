namespace Caveat.Labels.Markings;

/// <summary>A word of a line.</summary>
/// <remarks>
/// An unknown word has no meaning. IsUpper: no small letter. IsCapital: some capital. IsSpelled: its letters were set apart, as in S E C R E T.
/// Before: the signs between the word before and this one. Letter: that of a single-letter word in lower case, else 0.
/// Id: its number in the book of terms, -1 when it has none.
/// </remarks>
internal readonly record struct LineWord(
    MarkingWords Meaning, int Id, int Start, int End, bool IsUpper, bool IsCapital, bool IsSpelled, GapSigns Before, byte Letter)
{
    public bool Has(MarkingWords any) => (Meaning & any) != 0;
}
