using System.Buffers;
using System.Text;
using Caveat.Labels.Folding;

namespace Caveat.Screening.Data;

/// <summary>A text as it is read: wide, raised and styled letters and digits as plain ones, invisible characters left out; with the place of each character in the original.</summary>
internal ref struct FoldedCopy
{
    // Latin, Greek, Cyrillic and Armenian without what is invisible among them: the soft hyphen and marks upon letters.
    private static readonly SearchValues<char> European = SearchValues.Create(
        [.. Enumerable.Range(0, 0x590).Where(c => c is not (0xAD or (>= 0x300 and <= 0x36F) or (>= 0x483 and <= 0x489))).Select(c => (char)c)]);

    private readonly char[] _characters;
    private readonly int[] _places;
    private int _length;

    public FoldedCopy(ReadOnlySpan<char> text)
    {
        _characters = ArrayPool<char>.Shared.Rent(text.Length + 1);
        _places = ArrayPool<int>.Shared.Rent(text.Length + 1);
        Fold(text);
        _places[_length] = text.Length;
    }

    public readonly ReadOnlySpan<char> Text => _characters.AsSpan(0, _length);

    /// <summary>Whether a character could hide data: it is invisible, or reads as a digit or sign. Letters, punctuation and spaces of European scripts do not.</summary>
    public static bool IsNeeded(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyExcept(European) is var at and >= 0)
        {
            if (!IsPlain(text[at]))
            {
                return true;
            }
            text = text[(at + 1)..];
        }
        return false;
    }

    public readonly DataMatch Original(DataMatch match) => match with { Start = _places[match.Start], End = _places[match.End - 1] + Width(match.End) };

    public readonly void Return()
    {
        ArrayPool<char>.Shared.Return(_characters);
        ArrayPool<int>.Shared.Return(_places);
    }

    private static bool IsPlain(char c) => c is (>= '\u2010' and <= '\u2015') or (>= '\u2018' and <= '\u201F') or '\u2009' or '\u202F' or '\u20AC' or '\u2026' or '\u2022' or '\u2122' or '\u2190' or '\u2192' or '\u2212';

    // To the next character that was kept, so that what is invisible within or right behind goes with it.
    private readonly int Width(int end) => _places[end] - _places[end - 1];

    private void Fold(ReadOnlySpan<char> text)
    {
        var fold = FoldTable.Shared;
        for (var at = 0; at < text.Length;)
        {
            var used = 1;
            var c = text[at];
            if (c > 0x7F)
            {
                byte glyph;
                if (Rune.DecodeFromUtf16(text[at..], out var rune, out used) == OperationStatus.Done)
                {
                    glyph = fold[rune];
                }
                else
                {
                    (glyph, used) = (Glyph.Dropped, 1);
                }
                // Letters that resemble no Latin one keep their place, and their own character.
                c = glyph < 0x80 ? (char)glyph : c;
                if (glyph == Glyph.Dropped)
                {
                    at += used;
                    continue;
                }
            }
            _characters[_length] = c;
            _places[_length++] = at;
            at += used;
        }
    }
}
