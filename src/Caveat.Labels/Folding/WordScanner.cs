using System.Text;

namespace Caveat.Labels.Folding;

/// <summary>Cuts folded text into runs and signs, one character at a time, so that the result does not depend on how the text was cut into deltas.</summary>
/// <remarks>Reusable; for one thread at a time. Every length it waits for is bounded by <see cref="MaxPending"/>.</remarks>
internal sealed class WordScanner
{
    /// <summary>The longest word that any vocabulary may hold.</summary>
    public const int MaxWord = 64;

    /// <summary>The most source characters between <see cref="PendingStart"/> and the end of what was read.</summary>
    public const int MaxPending = 2048;

    /// <summary>After so many invisible characters, or letters of an overlong word, the sink is handed a sign all the same.</summary>
    public const int MaxSilence = 512;

    private readonly FoldTable _fold = FoldTable.Shared;
    private readonly RunBuilder _run = new();
    private char _highSurrogate;
    private bool _afterReturn;
    private byte _leetSign;
    private long _leetSignAt;
    private int _dropped;

    /// <summary>How many source characters were read.</summary>
    public long Position { get; private set; }

    /// <summary>Everything before this offset has been handed to the sink.</summary>
    public long PendingStart
    {
        get
        {
            var pending = _run.PendingStart;
            if (pending < 0)
            {
                pending = _leetSign != 0 ? _leetSignAt : Position;
            }
            return _highSurrogate != 0 ? Math.Min(pending, Position - 1) : pending;
        }
    }

    public void Reset()
    {
        _run.Reset();
        _highSurrogate = '\0';
        _afterReturn = false;
        _leetSign = 0;
        _dropped = 0;
        Position = 0;
    }

    public void Append<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, IRunSink, allows ref struct
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetter(c) && _leetSign == 0 && _highSurrogate == 0
                && _run.TakePlainWord(text[i..], Position, ref sink) is var length and > 0)
            {
                _afterReturn = false;
                _dropped = 0;
                Position += length;
                i += length - 1;
                continue;
            }
            if (char.IsSurrogate(c) || _highSurrogate != 0)
            {
                AppendSurrogate(c, ref sink);
            }
            else
            {
                AppendGlyph(_fold[c], Position, ref sink, c == '\r');
            }
            Position++;
        }
    }

    /// <summary>The text has ended: hands over what is pending.</summary>
    public void Complete<TSink>(ref TSink sink)
        where TSink : struct, IRunSink, allows ref struct
    {
        if (_highSurrogate != 0)
        {
            _highSurrogate = '\0';
            AppendGlyph(Glyph.Symbol, Position - 1, ref sink);
        }
        FlushLeetSign(ref sink);
        _run.EndWord(ref sink);
        _run.Flush(ref sink);
    }

    private void AppendSurrogate<TSink>(char c, ref TSink sink)
        where TSink : struct, IRunSink, allows ref struct
    {
        if (_highSurrogate != 0)
        {
            var high = _highSurrogate;
            _highSurrogate = '\0';
            if (char.IsLowSurrogate(c))
            {
                AppendGlyph(_fold[new Rune(high, c)], Position - 1, ref sink);
                return;
            }
            AppendGlyph(Glyph.Symbol, Position - 1, ref sink);
        }
        if (char.IsHighSurrogate(c))
        {
            _highSurrogate = c;
            return;
        }
        AppendGlyph(char.IsSurrogate(c) ? Glyph.Symbol : _fold[c], Position, ref sink, c == '\r');
    }

    private void AppendGlyph<TSink>(byte glyph, long at, ref TSink sink, bool isReturn = false)
        where TSink : struct, IRunSink, allows ref struct
    {
        if (glyph < 0x80 && !char.IsAsciiLetterOrDigit((char)glyph))
        {
            // A carriage return with its line feed is one line break, or every line would look blank.
            var isSecondHalf = glyph == '\n' && _afterReturn && !isReturn;
            _afterReturn = isReturn;
            if (!isSecondHalf)
            {
                AppendSign(glyph, at, ref sink);
            }
            return;
        }
        _afterReturn = false;
        if (glyph == Glyph.Dropped)
        {
            if (++_dropped > MaxSilence)
            {
                // Nothing may hold a stream for ever: so many invisible characters are a gap.
                _dropped = 0;
                FlushLeetSign(ref sink);
                _run.EndWord(ref sink);
                _run.Flush(ref sink);
                sink.Take(Glyph.Symbol, at);
            }
            return;
        }
        if (_leetSign != 0)
        {
            _run.Append(_leetSign, _leetSignAt, _leetSignAt + 1, ref sink);
            _leetSign = 0;
        }
        var end = at + (at == Position ? 1 : 2);
        if (glyph is < Glyph.OtherLetter or >= Glyph.FirstScriptCapital)
        {
            _run.Append(glyph, at, end, ref sink);
        }
        else if (glyph == Glyph.OtherLetter)
        {
            _run.Append(Glyph.Foreign, at, end, ref sink);
        }
        else
        {
            foreach (var letter in _fold.Ligature(glyph))
            {
                _run.Append((byte)letter, at, end, ref sink);
            }
        }
    }

    private void AppendSign<TSink>(byte sign, long at, ref TSink sink)
        where TSink : struct, IRunSink, allows ref struct
    {
        FlushLeetSign(ref sink);
        if (sign is (byte)'$' or (byte)'@' || (sign == (byte)'!' && _run.InWord))
        {
            // Whether it stands for a letter is known only from the next character.
            _leetSign = sign;
            _leetSignAt = at;
            return;
        }
        _run.EndWord(ref sink);
        _run.AppendSign(sign, at, ref sink);
        if (_run.PendingStart < 0)
        {
            _dropped = 0;
        }
    }

    private void FlushLeetSign<TSink>(ref TSink sink)
        where TSink : struct, IRunSink, allows ref struct
    {
        if (_leetSign != 0)
        {
            var sign = _leetSign;
            _leetSign = 0;
            _run.EndWord(ref sink);
            _run.AppendSign(sign, _leetSignAt, ref sink);
        }
    }
}
