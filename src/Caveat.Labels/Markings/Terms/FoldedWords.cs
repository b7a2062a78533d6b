using Caveat.Labels.Folding;

namespace Caveat.Labels.Markings.Terms;

/// <summary>The words of a text, folded: letters and digits that stand together. For vocabularies and for the text around a marking.</summary>
internal ref struct FoldedWords(ReadOnlySpan<char> text)
{
    private const int MaxWord = 48;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly FoldTable _fold = FoldTable.Shared;
    private WordBuffer _buffer;
    private int _length;
    private int _at;

    /// <summary>The word's folded letters in lower case, cut at 48.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<char> Word => _buffer[.._length];

    /// <summary>Where the word starts in the text.</summary>
    public int Start { get; private set; }

    public readonly int End => _at;

    public bool MoveNext()
    {
        _length = 0;
        for (; _at < _text.Length; _at++)
        {
            var glyph = _fold[_text[_at]];
            if (glyph == Glyph.Dropped)
            {
                continue;
            }
            var isPart = glyph >= Glyph.OtherLetter || char.IsAsciiLetterOrDigit((char)glyph);
            if (isPart)
            {
                if (_length == 0)
                {
                    Start = _at;
                }
                Append(glyph);
            }
            else if (_length > 0)
            {
                return true;
            }
        }
        return _length > 0;
    }

    private void Append(byte glyph)
    {
        if (glyph is >= Glyph.FirstLigature and < Glyph.FirstScriptCapital)
        {
            foreach (var letter in _fold.Ligature(glyph))
            {
                Put(char.ToLowerInvariant(letter));
            }
            return;
        }
        Put(glyph == Glyph.OtherLetter ? (char)Glyph.Foreign
            : glyph is >= Glyph.FirstScriptCapital and < Glyph.FirstScriptSmall ? (char)(glyph + ScriptLetters.MaxGlyphs)
            : char.IsAsciiLetterUpper((char)glyph) ? (char)(glyph | 0x20)
            : (char)glyph);
    }

    private void Put(char letter)
    {
        if (_length < MaxWord)
        {
            _buffer[_length++] = letter;
        }
    }

    [System.Runtime.CompilerServices.InlineArray(MaxWord)]
    private struct WordBuffer
    {
        private char _first;
    }
}
