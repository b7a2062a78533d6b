using System.Collections.Immutable;
using System.Threading.Channels;

namespace Caveat.Gateway.Storage.Changes;

/// <summary>Calls handlers within a second when this process or another changed something in the database.</summary>
/// <remarks>
/// <para>Triggers of the schema count the changes of each topic. Notifications, polls and this process's own writes only say
/// "look now"; what is told is the difference of the counts, so that a lost notification or a lost connection loses nothing.</para>
/// <para>Thread-safe. Handlers run one after another, away from any request. Each is called once soon after it subscribes, then at
/// least once for each change (several may be one call), and again, a second later, when it throws.</para>
/// </remarks>
public sealed class ChangeSignal : IAsyncDisposable
{
    /// <summary>A look without any reason: where a notification was lost, and to know that the database is still there.</summary>
    private static readonly TimeSpan SafetyNet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Rewatch = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly SharedDatabase _database;
    private readonly IChangeWatch _watch;
    private readonly TimeProvider _time;
    private readonly Channel<bool> _looks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _starting = new();
    private ImmutableList<ChangeSubscription> _subscriptions = [];
    private Task? _work;
    private long _lastLook;
    private volatile Exception? _fault;

    internal ChangeSignal(SharedDatabase database, IChangeWatch watch, TimeProvider time)
    {
        _database = database;
        _watch = watch;
        _time = time;
        _lastLook = time.GetTimestamp();
    }

    /// <summary>How long ago every handler was last known to have all changes: the age of the local state while the database is away.</summary>
    public TimeSpan Age => _time.GetElapsedTime(Volatile.Read(ref _lastLook));

    /// <summary>Why the last look failed; null after one that did not.</summary>
    public Exception? Fault => _fault;

    /// <returns>Ends the subscription when disposed; a call under way is not waited for.</returns>
    public IDisposable Subscribe(ChangeTopic topic, Func<CancellationToken, ValueTask> handler)
    {
        var subscription = new ChangeSubscription(topic, handler, Leave);
        lock (_starting)
        {
            // One who only writes, such as a command, needs no watch.
            _work ??= Task.WhenAll(Task.Run(WatchAsync), Task.Run(LookAsync));
            _subscriptions = _subscriptions.Add(subscription);
        }

        Wake();
        return subscription;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await (_work ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    /// <summary>Looks now; costs nothing while a look is due anyway.</summary>
    internal void Wake() => _looks.Writer.TryWrite(true);

    private void Leave(ChangeSubscription subscription)
    {
        lock (_starting)
        {
            _subscriptions = _subscriptions.Remove(subscription);
        }
    }

    /// <remarks>A watch that lost the database begins again, and its first act is to wake: nothing of the time between is missed.</remarks>
    private async Task WatchAsync()
    {
        while (true)
        {
            try
            {
                await _watch.RunAsync(Wake, _stop.Token).ConfigureAwait(false);
            }
            catch (Exception) when (!_stop.IsCancellationRequested)
            {
                // While nothing watches, looks come at this pace instead; where the database is away, they say so.
                Wake();
                await Task.Delay(Rewatch, _time, _stop.Token).ConfigureAwait(false);
            }
        }
    }

    private async Task LookAsync()
    {
        using var timer = _time.CreateTimer(_ => Wake(), null, SafetyNet, SafetyNet);
        await foreach (var _ in _looks.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
        {
            var started = _time.GetTimestamp();
            _fault = await TellAsync().ConfigureAwait(false);
            if (_fault is null)
            {
                Volatile.Write(ref _lastLook, started);
                continue;
            }

            await Task.Delay(Retry, _time, _stop.Token).ConfigureAwait(false);
            Wake();
        }
    }

    /// <returns>What went wrong, after every handler that could be told was told.</returns>
    private async Task<Exception?> TellAsync()
    {
        try
        {
            var counts = await ReadCountsAsync().ConfigureAwait(false);
            Exception? fault = null;
            foreach (var subscription in Volatile.Read(ref _subscriptions))
            {
                fault = await TellAsync(subscription, counts[StoredWord.Of(subscription.Topic)]).ConfigureAwait(false) ?? fault;
            }

            return fault;
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            return e;
        }
    }

    /// <remarks>Whatever a handler throws must not end the signal for the others.</remarks>
    private async Task<Exception?> TellAsync(ChangeSubscription subscription, long count)
    {
        try
        {
            await subscription.SeeAsync(count, _stop.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            return e;
        }
    }

    /// <remarks>By word: a newer replica may have added topics that this release does not know.</remarks>
    private async Task<Dictionary<string, long>> ReadCountsAsync()
    {
        var rows = await _database.ReadAsync(session => session.ListAsync<TopicCount>("SELECT topic, count FROM changes"), _stop.Token).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Topic, row => row.Count);
    }

    private sealed class TopicCount
    {
        public string Topic { get; set; } = "";

        public long Count { get; set; }
    }
}
