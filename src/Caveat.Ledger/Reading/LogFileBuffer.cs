namespace Caveat.Ledger.Reading;

/// <summary>A reusable buffer for one file of a log; it grows to the largest file read and refuses a larger one than allowed.</summary>
public sealed class LogFileBuffer
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public Span<byte> Span => _bytes.AsSpan(0, Length);

    internal Memory<byte> Memory => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Makes room for more bytes after those that are there, and counts them in.</summary>
    public Memory<byte> Grow(int count)
    {
        var needed = Length + count;
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        }

        var fresh = _bytes.AsMemory(Length, count);
        Length = needed;
        return fresh;
    }

    /// <summary>Takes back the last bytes that <see cref="Grow"/> counted and that were not filled.</summary>
    public void Shrink(int count) => Length -= count;
}
