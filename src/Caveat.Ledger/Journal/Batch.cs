namespace Caveat.Ledger.Journal;

/// <summary>Framed entries that are written and synced together, and who waits for them. Reused.</summary>
internal sealed class Batch
{
    private byte[] _buffer = new byte[4 << 10];
    private PendingAppend?[] _waiters = new PendingAppend?[16];

    public int Count { get; private set; }

    public int Length { get; private set; }

    /// <summary>Whether anybody waits for the batch to be durable.</summary>
    public bool IsAwaited { get; private set; }

    /// <summary>Bytes that the batch holds on to when it is empty.</summary>
    public int Capacity => _buffer.Length;

    /// <summary>The index of the first entry, known once the batch is durable.</summary>
    public long FirstIndex { get; set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    /// <summary>Who waits, one per entry; null where nobody does.</summary>
    public ReadOnlySpan<PendingAppend?> Waiters => _waiters.AsSpan(0, Count);

    public void Add(ReadOnlySpan<byte> entry, uint checksum, PendingAppend? waiter)
    {
        var needed = Length + JournalRecord.LengthOf(entry.Length);
        if (needed > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
        }

        if (Count == _waiters.Length)
        {
            Array.Resize(ref _waiters, Count * 2);
        }

        JournalRecord.Write(_buffer.AsSpan(Length), entry, checksum);
        _waiters[Count++] = waiter;
        IsAwaited |= waiter is not null;
        Length = needed;
    }

    public void Clear()
    {
        Array.Clear(_waiters, 0, Count);
        Count = 0;
        Length = 0;
        IsAwaited = false;
    }
}
