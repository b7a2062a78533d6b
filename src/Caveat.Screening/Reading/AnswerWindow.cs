namespace Caveat.Screening.Reading;

/// <summary>Reads one streamed channel as it grows and says how much of it can no longer become part of a marking or finding. For one thread at a time.</summary>
/// <remarks>However the text is cut into deltas, the result equals that of <see cref="ContentReader.Read(ReadOnlySpan{char}, TextReading)"/> on the whole text.</remarks>
public sealed class AnswerWindow : IDisposable
{
    /// <summary>The most UTF-16 units that are held back while nothing has been found.</summary>
    public const int MaxHeld = 4096;

    private readonly LexicalScreen _screen;
    private ReadingPass? _pass;
    private long _length;
    private long _decided;
    private long _firstFound = long.MaxValue;

    internal AnswerWindow(LexicalScreen screen)
    {
        _screen = screen;
        _pass = screen.Rent();
    }

    /// <summary>What was found so far and not accepted; offsets count from the start of the channel.</summary>
    public TextReading Found { get; } = new();

    /// <summary>How many UTF-16 units from the start of the channel may be released. Never falls.</summary>
    /// <remarks>INVARIANT: never beyond the start of the earliest marking or finding that was not accepted.</remarks>
    public long Releasable { get; private set; }

    public void Append(ReadOnlySpan<char> delta)
    {
        var pass = Pass();
        pass.Append(delta);
        _length += delta.Length;
        Take(pass, pass.Decided);
    }

    /// <summary>What was found so far is permitted after all (a marking at or below the ceiling, a use that no clause forbids): clears <see cref="Found"/>, and it no longer holds text back.</summary>
    public void Accept()
    {
        Found.Clear();
        _firstFound = long.MaxValue;
        Release();
    }

    /// <summary>The channel has ended: what is still held is decided. Nothing may be appended afterwards.</summary>
    public void Complete()
    {
        var pass = Pass();
        pass.Complete();
        Take(pass, _length);
        Dispose();
    }

    public void Dispose()
    {
        if (_pass is { } pass)
        {
            _pass = null;
            _screen.Return(pass);
        }
    }

    private ReadingPass Pass() => _pass ?? throw new InvalidOperationException("The window is complete: open a new one for another channel.");

    private void Take(ReadingPass pass, long decided)
    {
        _decided = decided;
        _firstFound = Math.Min(_firstFound, Found.Take(pass));
        Release();
    }

    private void Release() => Releasable = Math.Max(Releasable, Math.Min(_decided, _firstFound));
}
