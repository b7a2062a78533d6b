using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Rules;

namespace Caveat.Gateway.Governing;

/// <summary>The instruments that decide now: step 5's snapshot. Replaced whole when one is accepted, here or on another replica. Thread-safe.</summary>
/// <remarks>Reading it is one volatile read: an exchange takes it once for each decision and never sees half a change.</remarks>
public sealed class GoverningInstruments(Instruments instruments)
{
    private volatile Snapshot _snapshot = new(instruments);

    public Instruments Now => _snapshot.Instruments;

    /// <summary>Whether any clause is about the tools that an answer calls.</summary>
    internal bool ConcernTools => _snapshot.ConcernTools;

    /// <summary>Whether any clause limits use.</summary>
    internal bool Limit => _snapshot.Limit;

    /// <summary>Whether what decides now may differ from what decided under these instruments at that time.</summary>
    /// <remarks>Without orders that still change, this is two comparisons.</remarks>
    internal bool HasChangedSince(Instruments? instruments, DateTimeOffset then, TimeProvider time)
    {
        var snapshot = _snapshot;
        return snapshot.Instruments != instruments
            || (snapshot.Instruments.Orders.NextChangeAfter(then) is { } next && next <= time.GetUtcNow());
    }

    public void Replace(Instruments next) => _snapshot = new Snapshot(next);

    private sealed class Snapshot(Instruments instruments)
    {
        public Instruments Instruments => instruments;

        public bool ConcernTools { get; } = Any(instruments, rule => rule.Condition.Terms.Any(term => term is Term.OfTools));

        public bool Limit { get; } = Any(instruments, rule => rule is Rule.Limit);

        /// <summary>In any version: one that has not started yet may start while this snapshot stands.</summary>
        private static bool Any(Instruments instruments, Func<Rule, bool> holds) => instruments.Agreements
            .SelectMany(history => history.History.Versions)
            .SelectMany(version => version.Agreement.Clauses)
            .Any(clause => clause.Rule is { } rule && holds(rule));
    }
}
