using System.Collections.Concurrent;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Apps;

/// <summary>Counts in memory what apps use, and writes it down now and then. Thread-safe.</summary>
/// <remarks>For figures only: a crash loses the last seconds, and the ledger has every exchange.</remarks>
internal sealed class AppUsage(AppStore store) : IDisposable
{
    private readonly ConcurrentDictionary<KeyDigest, AppTally> _tallies = new();
    private readonly SemaphoreSlim _oneFlush = new(1, 1);

    /// <summary>Counts an exchange that has ended, where an app asked; allocates nothing but at an app's first.</summary>
    public void Count(Caller caller, ExchangeEnd end, long tokens, DateTimeOffset now)
    {
        if (caller.App != default)
        {
            _tallies.GetOrAdd(caller.Key, static _ => new AppTally()).Count(end is ExchangeEnd.Refused or ExchangeEnd.AnswerRefused, tokens, now);
        }
    }

    /// <summary>Writes down what was counted since the last time.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached: it stays counted here.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _oneFlush.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            List<(KeyDigest Key, AppUse Use)> uses = [];
            foreach (var (key, tally) in _tallies)
            {
                if (tally.Take() is { } use)
                {
                    uses.Add((key, use));
                }
            }

            if (uses.Count > 0)
            {
                await WriteAsync(uses, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _oneFlush.Release();
        }
    }

    public void Dispose() => _oneFlush.Dispose();

    private async Task WriteAsync(List<(KeyDigest Key, AppUse Use)> uses, CancellationToken cancellationToken)
    {
        try
        {
            await store.AddUseAsync(uses, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            foreach (var (key, use) in uses)
            {
                _tallies[key].Return(use);
            }

            throw;
        }
    }
}
