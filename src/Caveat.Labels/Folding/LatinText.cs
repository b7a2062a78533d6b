using System.Buffers;
using System.Text;

namespace Caveat.Labels.Folding;

/// <summary>Rewrites text with a few characters beyond ASCII as the ASCII text that <see cref="WordScanner"/> would take it for.</summary>
internal static class LatinText
{
    // Letters from here on are disguises or other scripts; below are the Latin letters with and without accents.
    private const int FirstUnusualLetter = 0x250;

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(c => (char)c)]);

    /// <summary>How long a buffer is enough for all but texts full of ligatures.</summary>
    public static int BufferLength(int textLength) => textLength + (textLength / 8) + 16;

    /// <summary>False when a character is unusual (invisible, of another script, a letter in disguise, half a surrogate pair) or the buffer is too short.</summary>
    /// <remarks>INVARIANT: the scanner hands over the same words and signs for both texts, because it knows a character by its glyph alone.</remarks>
    public static bool TryFold(ReadOnlySpan<char> text, Span<char> into, out int length)
    {
        var fold = FoldTable.Shared;
        length = 0;
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(PlainCharacters);
            plain = plain < 0 ? text.Length : plain;
            if (plain > into.Length - length)
            {
                return false;
            }
            text[..plain].CopyTo(into[length..]);
            length += plain;
            text = text[plain..];
            if (text.IsEmpty)
            {
                break;
            }
            if (Rune.DecodeFromUtf16(text, out var rune, out var used) != OperationStatus.Done)
            {
                return false;
            }
            text = text[used..];
            var glyph = fold[rune];
            if (glyph is Glyph.Dropped or Glyph.OtherLetter or >= Glyph.FirstScriptCapital)
            {
                return false;
            }
            var letters = glyph >= Glyph.FirstLigature ? fold.Ligature(glyph) : "";
            if (letters.Length + 1 > into.Length - length
                || (rune.Value >= FirstUnusualLetter && (letters.Length > 0 || char.IsAsciiLetterOrDigit((char)glyph))))
            {
                return false;
            }
            if (letters.Length > 0)
            {
                letters.CopyTo(into[length..]);
                length += letters.Length;
            }
            else
            {
                into[length++] = (char)glyph;
            }
        }
        return true;
    }
}
