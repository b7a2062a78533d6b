using System.Runtime.CompilerServices;
using Caveat.Labels.Folding;

namespace Caveat.Labels.Markings;

/// <content>Looks at single words.</content>
internal sealed partial class LineFilter
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (uint Key, int Letters, bool IsOdd) Word(ReadOnlySpan<char> line, ref int at)
    {
        var key = 0u;
        var letters = 0;
        var digits = 0;
        var isOdd = false;
        for (; at < line.Length; at++)
        {
            var glyph = _fold[line[at]];
            if (!IsWordPart(glyph))
            {
                break;
            }
            if (glyph == Glyph.Dropped)
            {
                // Something invisible within a word.
                isOdd |= letters > 0;
                continue;
            }
            if (glyph is >= Glyph.FirstLigature and < Glyph.FirstScriptCapital)
            {
                isOdd = true;
            }
            // A Cyrillic letter that resembles a digit is a letter.
            digits += char.IsDigit(line[at]) ? 1 : 0;
            if (letters++ < FirstLetters.Count)
            {
                key = FirstLetters.Append(key, glyph >= Glyph.FirstScriptCapital && glyph < Glyph.FirstScriptSmall ? glyph + ScriptLetters.MaxGlyphs : glyph);
            }
        }
        // Digits alone are a number; among letters they stand for letters.
        isOdd |= digits > 0 && digits < letters;
        return digits == letters ? (0, 1, isOdd) : (key, letters, isOdd || (at < line.Length && line[at] is '@' or '$' or '!' && at + 1 < line.Length && IsWordPart(_fold[line[at + 1]])));
    }

    private bool IsSingleNext(ReadOnlySpan<char> line, int at, bool isOpen)
    {
        var signs = 0;
        while (at < line.Length && !IsWordPart(_fold[line[at]]))
        {
            if (line[at] == '/')
            {
                // S//NF
                return true;
            }
            if (++signs > 6)
            {
                return false;
            }
            at++;
        }
        return at == line.Length ? isOpen : (at + 1 == line.Length || !IsWordPart(_fold[line[at + 1]]));
    }

    private bool MayHoldJoined(ReadOnlySpan<char> token)
    {
        var key = 0u;
        var letters = 0;
        foreach (var c in token)
        {
            var glyph = _fold[c];
            if (IsWordPart(glyph))
            {
                if (glyph >= Glyph.Dropped && glyph < Glyph.FirstScriptCapital)
                {
                    return true;
                }
                key = FirstLetters.Append(key, glyph is >= Glyph.FirstScriptCapital and < Glyph.FirstScriptSmall ? glyph + ScriptLetters.MaxGlyphs : glyph);
                if (++letters == FirstLetters.Count)
                {
                    break;
                }
            }
            else if (!IsGlue(c))
            {
                break;
            }
        }
        return _marking.MayHold(key);
    }

    private static bool IsGlue(char c) => c is '-' or '.' or '_' or '*' or '~' or '\'' or '+' or '`' or '^' || c > 0x7F;

    private static bool IsCapital(byte glyph) => char.IsAsciiLetterUpper((char)glyph) || glyph is >= Glyph.FirstScriptCapital and < Glyph.FirstScriptSmall;

    private static bool IsWordPart(byte glyph) => glyph >= 0x80 || char.IsAsciiLetterOrDigit((char)glyph);
}
