using Caveat.Screening.Reading;

namespace Caveat.Gateway.Exchanges;

/// <summary>Holds back a streaming answer until its text can no longer turn into a violation.</summary>
/// <remarks>
/// The answer arrives as pieces (one server-sent event each); a piece adds text to one or more channels: a choice's
/// content, its reasoning, a tool call's arguments. A piece is released when, on each channel that it touched, all text
/// up to its end is beyond doubt, and every piece before it is released. For one thread at a time.
/// </remarks>
internal sealed class AnswerGuard(ContentReader reader) : IDisposable
{
    private readonly List<(AnswerChannel Name, AnswerWindow Window, long Length)> _channels = new(1);
    private readonly Queue<Mark> _marks = new();
    private int _openPieceMarks;
    private bool _complete;

    /// <summary>How many whole pieces may leave, from the answer's start. Never falls.</summary>
    public long ReleasablePieces { get; private set; }

    private long _pieces;

    /// <summary>Adds text of the piece that is being read.</summary>
    public void Append(AnswerChannel name, ReadOnlySpan<char> text)
    {
        var at = ChannelAt(name);
        var (_, window, length) = _channels[at];
        window.Append(text);
        length += text.Length;
        _channels[at] = (name, window, length);
        _marks.Enqueue(new Mark(_pieces, window, length));
        _openPieceMarks++;
    }

    /// <summary>The piece is whole; releases what can be.</summary>
    public void EndPiece()
    {
        if (_openPieceMarks == 0)
        {
            // A piece without text still waits for its turn.
            _marks.Enqueue(new Mark(_pieces, null, 0));
        }

        _openPieceMarks = 0;
        _pieces++;
        Release();
    }

    /// <summary>No more text can follow on any channel: what is still held is decided. The vendor's last event says so, and so does its closing the stream.</summary>
    public void Complete()
    {
        if (_complete)
        {
            return;
        }

        _complete = true;
        foreach (var (_, window, _) in _channels)
        {
            window.Complete();
        }

        Release();
    }

    /// <summary>What was found and not yet accepted, over all channels; null when there is nothing.</summary>
    public TextReading? Found()
    {
        TextReading? found = null;
        foreach (var (_, window, _) in _channels)
        {
            if (!window.Found.IsEmpty)
            {
                found ??= new TextReading();
                found.Add(window.Found);
            }
        }

        return found;
    }

    /// <summary>The agreement permits what was found: it no longer holds the text back.</summary>
    public void Accept()
    {
        foreach (var (_, window, _) in _channels)
        {
            window.Accept();
        }

        Release();
    }

    public void Dispose()
    {
        foreach (var (_, window, _) in _channels)
        {
            window.Dispose();
        }
    }

    private void Release()
    {
        while (_marks.TryPeek(out var mark) && (mark.Window is null || mark.Window.Releasable >= mark.Offset))
        {
            _marks.Dequeue();
            ReleasablePieces = _marks.TryPeek(out var next) ? next.Piece : _pieces;
        }
    }

    private int ChannelAt(AnswerChannel name)
    {
        for (var i = 0; i < _channels.Count; i++)
        {
            if (_channels[i].Name == name)
            {
                return i;
            }
        }

        _channels.Add((name, reader.OpenWindow(), 0));
        return _channels.Count - 1;
    }

    /// <summary>A piece's claim: it may leave when the window has let go of its text up to the offset.</summary>
    private readonly record struct Mark(long Piece, AnswerWindow? Window, long Offset);
}
