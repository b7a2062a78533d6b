using System.Collections.Concurrent;
using Caveat.Ledger.Journal;
using Caveat.Ledger.Tiles;

namespace Caveat.Ledger.Integration;

/// <summary>The thread that publishes: some milliseconds after an entry became durable, and once more at the end.</summary>
internal sealed class IntegrationLoop : IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly TilePublisher _publisher;
    private readonly JournalWriter _journal;
    private readonly BatchQueue _queue;
    private readonly LogState _state;
    private readonly TimeSpan _interval;
    private readonly ConcurrentQueue<Batch> _durable = new();
    private readonly List<Batch> _integrated = [];
    private readonly AutoResetEvent _due = new(false);
    private readonly ITimer _timer;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _armed;
    private volatile bool _closing;

    public IntegrationLoop(
        TilePublisher publisher, JournalWriter journal, BatchQueue queue, LogState state, AppendLogOptions options)
    {
        (_publisher, _journal, _queue, _state) = (publisher, journal, queue, state);
        _interval = options.IntegrationInterval;
        _timer = options.TimeProvider.CreateTimer(
            static loop => ((IntegrationLoop)loop!)._due.Set(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Task Ended => _ended.Task;

    public void Start() => new Thread(Run) { IsBackground = true, Name = "ledger integration" }.Start();

    /// <summary>Takes over a durable batch.</summary>
    public void Add(Batch batch)
    {
        _durable.Enqueue(batch);
        Arm(_interval);
    }

    /// <summary>Publishes what is there and ends.</summary>
    public void Close()
    {
        _closing = true;
        _due.Set();
    }

    public async ValueTask DisposeAsync()
    {
        // Waits for a callback under way, which would otherwise signal a disposed event.
        await _timer.DisposeAsync().ConfigureAwait(false);
        _due.Dispose();
    }

    private void Arm(TimeSpan after)
    {
        if (Interlocked.Exchange(ref _armed, 1) == 0)
        {
            _timer.Change(after, Timeout.InfiniteTimeSpan);
        }
    }

    private void Run()
    {
        var closing = false;
        while (!closing)
        {
            _due.WaitOne();
            closing = _closing;
            // Before the queue is read: a batch that comes later arms the timer again.
            Volatile.Write(ref _armed, 0);
            Integrate();
        }

        _ended.SetResult();
    }

    private void Integrate()
    {
        while (_durable.TryDequeue(out var batch))
        {
            _publisher.Add(batch);
            _integrated.Add(batch);
        }

        try
        {
            if (_publisher.Size > _state.Latest.Size)
            {
                _state.Published(_publisher.Publish());
            }

            ReturnBatches();
            RetireSegments();
            _journal.PrepareNext();
            _state.IntegrationTrouble = null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Entries stay durable in the journal; when this lasts, the queue fills and appends are refused.
            _state.IntegrationTrouble = $"Tiles and checkpoints cannot be published: {exception.Message}";
            Arm(RetryAfter);
        }
    }

    private void ReturnBatches()
    {
        foreach (var batch in _integrated)
        {
            _queue.Return(batch);
        }

        _integrated.Clear();
    }

    private void RetireSegments()
    {
        var size = _state.Latest.Size;
        while (_journal.TryPeekRetired(size - (size % TilePath.Width), out _))
        {
            _publisher.Sync();
            _journal.DeleteOldest();
        }
    }
}
