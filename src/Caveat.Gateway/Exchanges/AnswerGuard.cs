using Caveat.Screening.Reading;

namespace Caveat.Gateway.Exchanges;

/// <summary>Holds back a streaming answer until its text can no longer turn into a violation.</summary>
/// <remarks>
/// The answer arrives as pieces (one server-sent event each); a piece adds text to one or more channels: a choice's
/// content, its reasoning, a tool call's arguments. A piece is released when, on each channel that it touched, all text
/// up to its end is beyond doubt, and every piece before it is released. Pieces that call tools, or all, can be kept
/// until the answer is complete and somebody accepts it. For one thread at a time.
/// </remarks>
internal sealed class AnswerGuard(ContentReader reader, AnswerHold hold = AnswerHold.Nothing) : IDisposable
{
    private readonly List<(AnswerChannel Name, AnswerWindow Window, long Length)> _channels = new(1);
    private readonly Queue<Mark> _marks = new();
    private readonly List<(int Choice, int Tool, string Name)> _calls = [];
    private int _openPieceMarks;
    private bool _openPieceCalls;
    private bool _complete;
    private AnswerHold _hold = hold;

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

    /// <summary>The piece that is being read belongs to a call of a tool.</summary>
    /// <param name="name">The next characters of the tool's name; none where the piece has other parts of the call.</param>
    public void AddCall(int choice, int tool, ReadOnlySpan<char> name)
    {
        _openPieceCalls = true;
        for (var i = 0; i < _calls.Count; i++)
        {
            if (_calls[i].Choice == choice && _calls[i].Tool == tool)
            {
                _calls[i] = (choice, tool, string.Concat(_calls[i].Name, name));
                return;
            }
        }

        _calls.Add((choice, tool, name.ToString()));
    }

    /// <summary>The piece is whole; releases what can be.</summary>
    public void EndPiece()
    {
        var held = _hold == AnswerHold.Everything || (_openPieceCalls && _hold == AnswerHold.ToolCalls);
        if (_openPieceMarks == 0 || held)
        {
            // A piece without text still waits for its turn.
            _marks.Enqueue(new Mark(_pieces, null, held ? long.MaxValue : 0));
        }

        _openPieceMarks = 0;
        _openPieceCalls = false;
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

    public AnswerHold Hold => _hold;

    /// <summary>Whether the answer is complete and pieces wait for somebody to accept it.</summary>
    public bool Holds => _complete && (_hold == AnswerHold.Everything || (_hold == AnswerHold.ToolCalls && _calls.Count > 0));

    /// <summary>The tools that the complete answer calls, by the names that entries hold.</summary>
    public IEnumerable<string> Calls => _calls.Select(call => ToolName.Recorded(call.Name)).Distinct();

    /// <summary>From here on everything is kept until the answer is complete.</summary>
    public void KeepRest() => _hold = AnswerHold.Everything;

    /// <summary>The complete answer was accepted: nothing is kept back any more.</summary>
    public void Free()
    {
        _hold = AnswerHold.Nothing;
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
        while (_marks.TryPeek(out var mark) && (mark.Window is null ? mark.Offset == 0 || _hold == AnswerHold.Nothing : mark.Window.Releasable >= mark.Offset))
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
