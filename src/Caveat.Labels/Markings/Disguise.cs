using System.Globalization;
using Caveat.Labels.Folding;

namespace Caveat.Labels.Markings;

/// <summary>Tells words that were written so as not to be found: alphabets mixed in a word, invisible characters, letters of mathematics.</summary>
internal static class Disguise
{
    // Beyond the Greek and Cyrillic letters, what folds to a Latin letter only imitates it.
    private const char FirstImitation = '\u1D00';

    public static bool IsWorn(ReadOnlySpan<char> words)
    {
        var hasLatin = false;
        var hasOther = false;
        foreach (var c in words)
        {
            if (char.IsAscii(c))
            {
                hasLatin |= char.IsAsciiLetter(c);
                if (!char.IsAsciiLetter(c))
                {
                    hasLatin = hasOther = false;
                }
            }
            else if (char.IsSurrogate(c))
            {
                return true;
            }
            else
            {
                var glyph = FoldTable.Shared[c];
                hasOther |= c is >= '\u0370' and <= '\u052F';
                if ((glyph == Glyph.Dropped && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                    || (c >= FirstImitation && c is < '\u1E00' or > '\u1FFF' && char.IsAsciiLetter((char)glyph)))
                {
                    return true;
                }
            }
            if (hasLatin && hasOther)
            {
                return true;
            }
        }
        return false;
    }
}
