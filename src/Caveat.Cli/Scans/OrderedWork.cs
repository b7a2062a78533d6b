namespace Caveat.Cli.Scans;

/// <summary>Does the same work on many items at once and hands the results over in the order of the items, as soon as they can be.</summary>
internal static class OrderedWork
{
    // How far workers may run ahead of a slow item, each: enough to hide it, and a bound on what waits in memory.
    private const int Ahead = 64;

    /// <param name="work">Called on <paramref name="workers"/> threads at once. An exception of it ends the run.</param>
    /// <param name="take">Called on one thread at a time, in order, with all results that are ready.</param>
    public static async Task RunAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, int workers, Func<TItem, CancellationToken, TResult> work, Action<IReadOnlyList<TResult>> take, CancellationToken cancellationToken)
        where TResult : class
    {
        workers = Math.Min(workers, items.Count);
        var results = new TResult?[items.Count];
        var claimed = -1;
        using var window = new SemaphoreSlim(Ahead * workers);
        using var finished = new SemaphoreSlim(0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Threads of their own: readers wait for child processes, and the pool would starve.
        var running = Enumerable.Range(0, workers).Select(_ => Task.Factory.StartNew(Work, stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        try
        {
            var ready = new List<TResult>();
            for (var next = 0; next < items.Count;)
            {
                await finished.WaitAsync(stop.Token);
                ready.Clear();
                for (; next < items.Count && Volatile.Read(ref results[next]) is { } result; next++)
                {
                    ready.Add(result);
                    results[next] = null;
                    window.Release();
                }
                if (ready.Count > 0)
                {
                    take(ready);
                }
            }
        }
        finally
        {
            // The semaphores go only after the last worker; and a worker's own exception, which stopped the others, is the one to tell.
            await stop.CancelAsync();
            await Task.WhenAll(running);
        }

        void Work()
        {
            try
            {
                while (true)
                {
                    window.Wait(stop.Token);
                    var index = Interlocked.Increment(ref claimed);
                    if (index >= items.Count)
                    {
                        return;
                    }
                    Volatile.Write(ref results[index], work(items[index], stop.Token));
                    finished.Release();
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Asked to stop: the caller throws this, once.
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }
    }
}
