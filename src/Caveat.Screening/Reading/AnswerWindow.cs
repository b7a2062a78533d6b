namespace Caveat.Screening.Reading;

/// <summary>Reads one streamed channel as it grows and says how much of it can no longer become part of a marking or finding. For one thread at a time.</summary>
/// <remarks>However the text is cut into deltas, the result equals that of <see cref="ContentReader.Read"/> on the whole text.</remarks>
public sealed class AnswerWindow : IDisposable
{
    /// <summary>The most characters that are ever held back.</summary>
    public const int MaxHeld = 4096;

    /// <summary>What was found so far; offsets count from the start of the channel.</summary>
    public TextReading Found { get; } = new();

    /// <summary>How many characters from the start of the channel may be released. Never falls.</summary>
    /// <remarks>INVARIANT: never beyond the start of the earliest marking or finding.</remarks>
    public long Releasable => throw new NotImplementedException();

    public void Append(ReadOnlySpan<char> delta) => throw new NotImplementedException();

    /// <summary>What was found so far is permitted after all (a marking at or below the ceiling, a use that no clause forbids): clears <see cref="Found"/>, and it no longer holds text back.</summary>
    public void Accept() => throw new NotImplementedException();

    /// <summary>The channel has ended: what is still held is decided. Nothing may be appended afterwards.</summary>
    public void Complete() => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
