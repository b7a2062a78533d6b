using System.Collections.Concurrent;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Gateway.Storage.Reviews;

namespace Caveat.Gateway.Reviews;

/// <summary>How often each clause refused and held, counted in memory and written down by the housekeeping. Thread-safe.</summary>
/// <remarks>For figures only, so that a flood of refusals costs no I/O: a crash loses the last minute. The ledger has every decision.</remarks>
internal sealed class ClauseCounts(ClauseCountStore store)
{
    private readonly ConcurrentDictionary<(ClauseReference Clause, DateOnly Day, bool Held), long> _counts = new();

    /// <summary>Counts by the clause that decided, which is the first; where none did, such as under an order, not.</summary>
    public void Count(Decision decision, DateTimeOffset now)
    {
        if (decision is not Decision.Permitted && decision.Clauses is [var clause, ..])
        {
            var key = (new ClauseReference(decision.Agreement.Id, clause.Number), DateOnly.FromDateTime(now.UtcDateTime), decision is Decision.Held);
            _counts.AddOrUpdate(key, 1, static (_, count) => count + 1);
        }
    }

    /// <summary>Writes down what was counted since the last time.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var key in _counts.Keys)
        {
            if (!_counts.TryRemove(key, out var count))
            {
                continue;
            }

            try
            {
                await store.AddAsync(key.Clause, key.Day, key.Held ? 0 : count, key.Held ? count : 0, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception)
            {
                _counts.AddOrUpdate(key, count, (_, since) => since + count);
                throw;
            }
        }
    }
}
