namespace Caveat.Ledger.Journal;

/// <summary>The thread that makes entries durable: everything queued, one write, one sync, then every answer.</summary>
internal sealed class CommitLoop(BatchQueue queue, JournalWriter journal, LogState state, Action<Batch> onDurable)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Announcer _announcer = new(Environment.ProcessorCount);

    public Task Ended => _ended.Task;

    // A thread of its own: a sync blocks, and the thread pool serves requests.
    public void Start() => new Thread(Run) { IsBackground = true, Name = "ledger journal" }.Start();

    private void Run()
    {
        while (queue.Take() is { } batch)
        {
            try
            {
                journal.Write(batch);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Fail(batch, exception);
                continue;
            }

            state.Committed(journal.NextIndex);
            var index = batch.FirstIndex;
            foreach (var waiter in batch.Waiters)
            {
                waiter?.Complete(index);
                index++;
            }

            _announcer.Tell(batch.Waiters);
            onDurable(batch);
        }

        _ended.SetResult();
    }

    private void Fail(Batch batch, Exception exception)
    {
        var message = $"The ledger cannot record: {exception.Message}";
        var waiting = 0;
        foreach (var waiter in batch.Waiters)
        {
            if (waiter is not null)
            {
                // Fail closed: no record, no answer. Each its own exception, since each is thrown.
                waiter.Fail(new LedgerUnavailableException(message, exception));
                waiting++;
            }
        }

        state.CommitFailed(message, waiting, batch.Count - waiting);
        _announcer.Tell(batch.Waiters);
        queue.Return(batch);
    }
}
