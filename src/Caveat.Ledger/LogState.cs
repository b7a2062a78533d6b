using Caveat.Ledger.Checkpoints;

namespace Caveat.Ledger;

/// <summary>What the log's threads tell its callers. Thread-safe.</summary>
internal sealed class LogState(long durableSize, SignedCheckpoint latest)
{
    private readonly Lock _gate = new();
    private long _durableSize = durableSize;
    private long _refused;
    private long _lost;
    private volatile SignedCheckpoint _latest = latest;
    private volatile string? _commitTrouble;
    private volatile string? _integrationTrouble;
    private TaskCompletionSource? _next;

    public long DurableSize => Volatile.Read(ref _durableSize);

    public SignedCheckpoint Latest => _latest;

    public string? IntegrationTrouble
    {
        set => _integrationTrouble = value;
    }

    public void Committed(long durableSize)
    {
        Volatile.Write(ref _durableSize, durableSize);
        _commitTrouble = null;
    }

    public void CommitFailed(string trouble, int refused, int lost)
    {
        _commitTrouble = trouble;
        Interlocked.Add(ref _refused, refused);
        Interlocked.Add(ref _lost, lost);
    }

    public void QueueFull(int refused, int lost)
    {
        Interlocked.Add(ref _refused, refused);
        Interlocked.Add(ref _lost, lost);
    }

    public void Published(SignedCheckpoint checkpoint)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            _latest = checkpoint;
            waiting = _next;
            _next = null;
        }

        waiting?.SetResult();
    }

    /// <summary>The latest checkpoint has got more signatures; nothing happens where a later one was published meanwhile.</summary>
    public void Cosigned(SignedCheckpoint checkpoint)
    {
        lock (_gate)
        {
            _latest = _latest.Size == checkpoint.Size ? checkpoint : _latest;
        }
    }

    /// <summary>The first checkpoint that covers an entry.</summary>
    public async ValueTask<SignedCheckpoint> CoveringAsync(long index, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_latest.Size > index)
                {
                    return _latest;
                }

                _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                next = _next.Task;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public LedgerHealth Health() => new(
        DurableSize, _latest.Size, Interlocked.Read(ref _refused), Interlocked.Read(ref _lost),
        _commitTrouble ?? _integrationTrouble);
}
