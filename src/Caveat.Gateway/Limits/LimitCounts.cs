using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using System.Threading.Channels;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Rules;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Governing;
using Caveat.Gateway.Providers;
using Caveat.Gateway.Storage.Limits;

namespace Caveat.Gateway.Limits;

/// <summary>Counts what clauses limit. Requests are leased in slices, so that all replicas together never pass a limit; tokens and money are counted when an answer has ended.</summary>
/// <remarks>
/// Thread-safe. Most requests take from a slice in memory and wait for nobody. Fails closed: while the database cannot be
/// reached, what needs it counts as used up. What a crash loses is a slice that was leased: a limit is reached early, never late.
/// </remarks>
internal sealed class LimitCounts(LimitStore store, GoverningInstruments governing, IReadOnlyList<ProviderOptions> providers, TimeProvider time) : IAsyncDisposable
{
    private const long MillionthsPerHundredth = 10_000;

    // A count of what ended elsewhere may be this old: within it the replicas together may overshoot by what was under way.
    private static readonly TimeSpan SumAge = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<LimitKey, LimitSlice> _slices = new();
    private readonly Channel<(LimitKey Key, long Amount, long Ceiling)> _spent = Channel.CreateUnbounded<(LimitKey, long, long)>(new() { SingleReader = true });
    private Task? _writing;

    /// <returns>The limits that are used up for these facts; empty where the exchange may go on, which then counts as one request.</returns>
    public async ValueTask<ImmutableArray<ClauseReference>> TakeAsync(AskedExchange asked, ExchangeFacts facts, CancellationToken cancellationToken)
    {
        var exhausted = ImmutableArray<ClauseReference>.Empty;
        foreach (var limit in LimitsFor(facts))
        {
            var key = KeyOf(asked, limit, facts.Time);
            // Another provider of the same exchange counts no second request.
            if (!asked.Counted.Contains(key) && !await TryTakeAsync(key, limit, cancellationToken).ConfigureAwait(false))
            {
                exhausted = exhausted.Add(limit.Clause);
            }
            else if (limit.Unit == LimitUnit.Requests)
            {
                asked.Counted.Add(key);
            }
        }

        if (!exhausted.IsEmpty)
        {
            GiveBack(asked);
        }

        return exhausted;
    }

    /// <summary>Counts what an answer cost, after it has come; the count reaches the database in the background.</summary>
    /// <param name="tokens">As the provider says; null where it does not, and they are estimated by the bytes of prompt and answer.</param>
    public void Spend(AskedExchange asked, long? tokens, long answerBytes)
    {
        asked.Tokens = TokensOf(asked, tokens, answerBytes);
        if (!governing.Limit)
        {
            return;
        }

        foreach (var limit in LimitsFor(asked.Facts))
        {
            var amount = limit.Unit switch
            {
                LimitUnit.Tokens => asked.Tokens,
                LimitUnit.Money => CostOf(asked, asked.Tokens, limit.Currency),
                _ => 0,
            };
            if (amount > 0)
            {
                var key = KeyOf(asked, limit, asked.Facts.Time);
                SliceOf(key).Add(amount);
                _spent.Writer.TryWrite((key, amount, CeilingOf(limit)));
                _writing ??= Task.Run(WriteSpentAsync);
            }
        }
    }

    /// <summary>Writes what was spent and gives back what was leased and not taken.</summary>
    public async ValueTask DisposeAsync()
    {
        _spent.Writer.TryComplete();
        await (_writing ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var (key, slice) in _slices)
        {
            if (slice.TakeAll() is var left and > 0)
            {
                await store.ReturnAsync(key, left, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<bool> TryTakeAsync(LimitKey key, LimitTerms limit, CancellationToken cancellationToken)
    {
        var slice = SliceOf(key);
        if (limit.Unit == LimitUnit.Requests && slice.TryTakeOne())
        {
            return true;
        }

        try
        {
            return limit.Unit == LimitUnit.Requests
                ? await LeaseAsync(key, slice, limit.Amount, cancellationToken).ConfigureAwait(false)
                : await slice.SumAsync(() => store.SumAsync(key, cancellationToken), SumAge, time).ConfigureAwait(false) < CeilingOf(limit);
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>A hundredth of the limit at a time: few replicas hold little, and a busy one asks rarely.</summary>
    private async ValueTask<bool> LeaseAsync(LimitKey key, LimitSlice slice, long ceiling, CancellationToken cancellationToken)
    {
        var granted = await store.LeaseAsync(key, Math.Clamp(ceiling / 100, 1, 1_000), ceiling, cancellationToken).ConfigureAwait(false);
        if (granted == 0)
        {
            return slice.TryTakeOne();
        }

        slice.Lease(granted - 1);
        return true;
    }

    private void GiveBack(AskedExchange asked)
    {
        foreach (var key in asked.Counted)
        {
            SliceOf(key).Lease(1);
        }

        asked.Counted.Clear();
    }

    private async Task WriteSpentAsync()
    {
        await foreach (var (key, amount, ceiling) in _spent.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await store.AddAsync(key, amount, ceiling, CancellationToken.None).ConfigureAwait(false);
            }
            catch (DbException)
            {
                // Counted here still, by the slice; other replicas do not see this amount.
            }
        }
    }

    private List<LimitTerms> LimitsFor(in ExchangeFacts facts)
    {
        List<LimitTerms> limits = [];
        governing.Now.AddLimits(facts, limits);
        return limits;
    }

    private LimitSlice SliceOf(LimitKey key) => _slices.GetOrAdd(key, static _ => new LimitSlice());

    private static LimitKey KeyOf(AskedExchange asked, LimitTerms limit, DateTimeOffset time) => new(
        limit.Clause,
        limit.Per switch
        {
            LimitPer.Caller => $"caller:{Convert.ToHexStringLower(asked.Caller.Key.ToBytes())}",
            LimitPer.Organisation => $"organisation:{asked.Caller.Organisation}",
            LimitPer.Nation => $"nation:{asked.Caller.Nation}",
            _ => "network",
        },
        LimitPeriods.StartOf(limit.Period, time),
        limit.Unit);

    private static long CeilingOf(LimitTerms limit) => limit.Unit == LimitUnit.Money ? limit.Amount * MillionthsPerHundredth : limit.Amount;

    private static long TokensOf(AskedExchange asked, long? tokens, long answerBytes)
    {
        const int BytesPerToken = 4;
        return tokens ?? ((asked.Exchange.Body.Length + answerBytes) / BytesPerToken) + 1;
    }

    /// <summary>In millionths of the currency; nothing where the provider's price is in another one.</summary>
    private long CostOf(AskedExchange asked, long tokens, string currency)
    {
        foreach (var provider in providers)
        {
            if (provider.Name == asked.Provider?.Name && provider.Currency == currency)
            {
                return checked(tokens * provider.PricePerMillionTokens * MillionthsPerHundredth / 1_000_000);
            }
        }

        return 0;
    }
}
