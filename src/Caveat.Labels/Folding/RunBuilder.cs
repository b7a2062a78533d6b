namespace Caveat.Labels.Folding;

/// <summary>Gathers letters into words and words into runs. Part of <see cref="WordScanner"/>; same lifetime and threading.</summary>
internal sealed class RunBuilder
{
    private const int MaxLetters = 192;
    private const int MaxPieces = 96;
    private const int MaxGap = 6;

    private readonly byte[] _letters = new byte[MaxLetters + WordScanner.MaxWord];
    private readonly Piece[] _pieces = new Piece[MaxPieces];
    private readonly byte[] _gap = new byte[MaxGap];
    private readonly long[] _gapAt = new long[MaxGap];
    private int _pieceCount;
    private int _runLetters;
    private bool _spelled;
    private bool _spaced;
    private int _gapLength;
    private int _wordLetters;
    private long _wordStart;
    private long _wordEnd;
    private WordShape _shape;
    private int _swallowed;

    public bool InWord => _wordLetters > 0 || _swallowed > 0;

    /// <summary>Where the run or word being gathered starts; -1 when there is none.</summary>
    public long PendingStart =>
        _pieceCount > 0 ? _pieces[0].Start
        : _wordLetters > 0 ? _wordStart
        : -1;

    public void Reset()
    {
        _pieceCount = 0;
        _runLetters = 0;
        _gapLength = 0;
        _wordLetters = 0;
        _swallowed = 0;
        _shape = WordShape.None;
    }

    public void Append<TSink>(byte letter, long start, long end, ref TSink sink)
        where TSink : struct, IRunSink, allows ref struct
    {
        if (_swallowed > 0)
        {
            // The sinks must hear something now and then, or what they hold would be held for ever.
            if (_swallowed++ % WordScanner.MaxSilence == 0)
            {
                sink.Take(Glyph.Symbol, start);
            }
            return;
        }
        if (_wordLetters == 0)
        {
            _wordStart = start;
        }
        else if (_wordLetters == 1 && _pieceCount > 0 && (_spaced || !IsGlued))
        {
            // A word of two letters cannot belong to a run with spaces in it.
            MoveWordAfterFlush(ref sink);
        }
        _wordEnd = end;
        if (_wordLetters == WordScanner.MaxWord)
        {
            // Longer than any word that is looked for: handed over as such, and the rest of it is passed by.
            MoveWordAfterFlush(ref sink);
            _shape |= WordShape.Overlong;
            EndWord(ref sink);
            _swallowed = 1;
            return;
        }
        _shape |= (char)letter switch
        {
            >= 'a' and <= 'z' => WordShape.Small,
            >= 'A' and <= 'Z' => WordShape.Capital,
            >= '0' and <= '9' => WordShape.Digit,
            '@' or '$' or '!' => WordShape.Sign,
            >= (char)Glyph.FirstScriptSmall => WordShape.Small,
            >= (char)Glyph.FirstScriptCapital => WordShape.Capital,
            _ => WordShape.None,
        };
        _letters[_runLetters + _wordLetters++] = Small(letter);
    }

    /// <summary>Hands over a word of ASCII letters and the sign that ends it, when nothing is being gathered and it is clear that nothing joins; how many characters that were, or 0.</summary>
    /// <remarks>Most words of most texts go this way; the result is the same as letter by letter.</remarks>
    public int TakePlainWord<TSink>(ReadOnlySpan<char> text, long start, ref TSink sink)
        where TSink : struct, IRunSink, allows ref struct
    {
        if (_pieceCount > 0 || InWord)
        {
            return 0;
        }
        var all = 0;
        var common = 0x20;
        var length = 0;
        while (length < text.Length && length < WordScanner.MaxWord && char.IsAsciiLetter(text[length]))
        {
            all |= text[length];
            common &= text[length];
            _letters[length] = (byte)(text[length] | 0x20);
            length++;
        }
        if (length < 2 || length + 1 >= text.Length)
        {
            return 0;
        }
        var sign = text[length];
        if (sign is not (' ' or ',' or ')' or ':' or '\n') && !(sign is '.' && text[length + 1] is ' ' or '\n'))
        {
            return 0;
        }
        // Bit 0x20 tells small ASCII letters from capitals.
        var shape = ((all & 0x20) != 0 ? WordShape.Small : 0) | (common == 0 ? WordShape.Capital : 0);
        _pieces[0] = new Piece(0, length, start, start + length, shape);
        var run = new WordRun(_letters.AsSpan(0, length), _pieces.AsSpan(0, 1), false);
        sink.Take(in run);
        sink.Take((byte)sign, start + length);
        return length + 1;
    }

    public void EndWord<TSink>(ref TSink sink)
        where TSink : struct, IRunSink, allows ref struct
    {
        _swallowed = 0;
        if (_wordLetters == 0)
        {
            return;
        }
        var isSingle = _wordLetters == 1;
        if (_pieceCount > 0 && !(isSingle && _spelled) && (_spaced || !IsGlued))
        {
            MoveWordAfterFlush(ref sink);
        }
        // INVARIANT: a run is either single letters throughout or one word with single signs in it; the fast search relies on it.
        _spaced = _pieceCount > 0 && (_spaced || !IsGlued);
        // The signs between the pieces of a run are part of the disguise.
        _gapLength = 0;
        _spelled = isSingle && (_pieceCount == 0 || _spelled);
        _pieces[_pieceCount++] = new Piece(_runLetters, _wordLetters, _wordStart, _wordEnd, _shape);
        _runLetters += _wordLetters;
        _wordLetters = 0;
        _shape = WordShape.None;
        if (_pieceCount == MaxPieces || _runLetters >= MaxLetters || (_pieces[_pieceCount - 1].Shape & WordShape.Overlong) != 0)
        {
            Flush(ref sink);
        }
    }

    /// <summary>A sign after the word: kept back while the run might still go on, else handed over.</summary>
    public void AppendSign<TSink>(byte sign, long at, ref TSink sink)
        where TSink : struct, IRunSink, allows ref struct
    {
        if (_pieceCount > 0)
        {
            var mayGoOn = _spelled
                ? _gapLength < MaxGap && (IsJoiner(sign) || sign == ' ')
                : _gapLength == 0 && IsJoiner(sign);
            if (mayGoOn)
            {
                _gap[_gapLength] = sign;
                _gapAt[_gapLength++] = at;
                return;
            }
            Flush(ref sink);
        }
        sink.Take(sign, at);
    }

    public void Flush<TSink>(ref TSink sink)
        where TSink : struct, IRunSink, allows ref struct
    {
        if (_pieceCount == 0)
        {
            return;
        }
        var run = new WordRun(_letters.AsSpan(0, _runLetters), _pieces.AsSpan(0, _pieceCount), _spelled);
        sink.Take(in run);
        for (var i = 0; i < _gapLength; i++)
        {
            sink.Take(_gap[i], _gapAt[i]);
        }
        _pieceCount = 0;
        _runLetters = 0;
        _gapLength = 0;
    }

    private static byte Small(byte letter) => letter switch
    {
        >= (byte)'A' and <= (byte)'Z' => (byte)(letter | 0x20),
        >= Glyph.FirstScriptCapital and < Glyph.FirstScriptSmall => (byte)(letter + ScriptLetters.MaxGlyphs),
        _ => letter,
    };

    private bool IsGlued => _gapLength == 1 && IsJoiner(_gap[0]);

    private static bool IsJoiner(byte sign) => sign is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'*' or (byte)'~' or (byte)'\'' or (byte)'+' or (byte)'`' or Glyph.Symbol;

    private void MoveWordAfterFlush<TSink>(ref TSink sink)
        where TSink : struct, IRunSink, allows ref struct
    {
        var from = _runLetters;
        Flush(ref sink);
        _letters.AsSpan(from, _wordLetters).CopyTo(_letters);
    }
}
