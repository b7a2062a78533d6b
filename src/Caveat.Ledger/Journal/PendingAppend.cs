using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;

namespace Caveat.Ledger.Journal;

/// <summary>A caller who waits for an entry to be durable. Pooled: awaiting it once gives it back.</summary>
internal sealed class PendingAppend(ConcurrentQueue<PendingAppend> pool) : IValueTaskSource<long>, IThreadPoolWorkItem
{
    private ManualResetValueTaskSourceCore<long> _core;
    private long _index;
    private Exception? _failure;

    public ValueTask<long> Task => new(this, _core.Version);

    /// <summary>The next of those who are told together; set by the journal's thread only.</summary>
    public PendingAppend? Next { get; set; }

    /// <summary>Says that the entry is durable, once <see cref="Tell"/> is called.</summary>
    public void Complete(long index) => _index = index;

    /// <summary>Says that the entry is not durable, once <see cref="Tell"/> is called.</summary>
    public void Fail(Exception failure) => _failure = failure;

    /// <summary>Tells this waiter and those behind it, on the thread pool: the journal's thread must not run what callers do next.</summary>
    public void Tell() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    public void Execute()
    {
        // The object may be in use again as soon as its caller knows: what is needed of it is read first.
        for (var waiter = this; waiter is not null;)
        {
            var next = waiter.Next;
            waiter.Next = null;
            waiter.Settle();
            waiter = next;
        }
    }

    public long GetResult(short token)
    {
        // A second await of the same task throws here and does not give the object back twice.
        _core.GetStatus(token);
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            _failure = null;
            _core.Reset();
            pool.Enqueue(this);
        }
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private void Settle()
    {
        if (_failure is { } failure)
        {
            _core.SetException(failure);
        }
        else
        {
            _core.SetResult(_index);
        }
    }
}
