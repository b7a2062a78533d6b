using System.Collections.Concurrent;

namespace Caveat.Ledger.Journal;

/// <summary>Where callers leave entries and the journal's thread takes them, all at once: that is the group commit.</summary>
internal sealed class BatchQueue(int batchBytes, long maxPendingBytes)
{
    // Batches come back only once their entries are integrated, so a busy log has a hundred of them under way.
    private const int MaxSpareBytes = 8 << 20;

    /// <summary>How long entries that nobody waits for may wait for company, so that they cost no sync of their own.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);

    private readonly object _gate = new();
    private readonly Queue<Batch> _full = new();
    private readonly Stack<Batch> _spare = new();
    private readonly ConcurrentQueue<PendingAppend> _pool = new();
    private Batch _filling = new();
    private long _pendingBytes;
    private int _spareBytes;
    private bool _takerWaits;
    private bool _closed;

    /// <summary>Adds an entry and a waiter for it; false when the queue is full or closed.</summary>
    public bool TryAdd(ReadOnlySpan<byte> entry, out ValueTask<long> durable)
    {
        var waiter = _pool.TryDequeue(out var pooled) ? pooled : new PendingAppend(_pool);
        durable = waiter.Task;
        return TryAdd(entry, waiter);
    }

    /// <summary>Adds an entry that nobody waits for; false when the queue is full or closed.</summary>
    public bool TryAdd(ReadOnlySpan<byte> entry) => TryAdd(entry, null);

    /// <summary>Blocks until somebody waits for an entry, or entries have waited long enough; null once the queue is closed and empty.</summary>
    public Batch? Take()
    {
        WaitForEntries();
        // Whoever woke this thread may be in the middle of a burst: let it go on, so that the burst is one batch.
        Thread.Yield();
        lock (_gate)
        {
            if (_full.TryDequeue(out var batch))
            {
                return batch;
            }

            if (_filling.Count == 0)
            {
                return null;
            }

            batch = _filling;
            _filling = Fresh();
            return batch;
        }
    }

    /// <summary>Gives back a batch that is done with, and with it the room that its bytes took.</summary>
    public void Return(Batch batch)
    {
        lock (_gate)
        {
            _pendingBytes -= batch.Length;
            batch.Clear();
            if (_spareBytes + batch.Capacity <= MaxSpareBytes)
            {
                _spareBytes += batch.Capacity;
                _spare.Push(batch);
            }
        }
    }

    /// <summary>Refuses further entries; those queued are still taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <remarks>The journal's thread is the only taker, so what is there now is there when it takes.</remarks>
    private void WaitForEntries()
    {
        lock (_gate)
        {
            while (_full.Count == 0 && !_filling.IsAwaited && !_closed)
            {
                _takerWaits = true;
                var woken = Monitor.Wait(_gate, Patience);
                _takerWaits = false;
                if (!woken && _filling.Count > 0)
                {
                    return;
                }
            }
        }
    }

    private Batch Fresh()
    {
        if (!_spare.TryPop(out var spare))
        {
            return new Batch();
        }

        _spareBytes -= spare.Capacity;
        return spare;
    }

    private bool TryAdd(ReadOnlySpan<byte> entry, PendingAppend? waiter)
    {
        // Outside the lock, so that callers compute it side by side.
        var checksum = JournalRecord.Checksum(entry);
        var length = JournalRecord.LengthOf(entry.Length);
        lock (_gate)
        {
            // Fail closed: an entry that would wait without bound is refused now.
            if (_closed || _pendingBytes + length > maxPendingBytes)
            {
                return false;
            }

            if (_filling.Length + length > batchBytes && _filling.Count > 0)
            {
                _full.Enqueue(_filling);
                _filling = Fresh();
            }

            _filling.Add(entry, checksum, waiter);
            _pendingBytes += length;
            if (_takerWaits && (waiter is not null || _full.Count > 0))
            {
                _takerWaits = false;
                Monitor.Pulse(_gate);
            }
        }

        return true;
    }
}
