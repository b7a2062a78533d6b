using System.Collections.Concurrent;
using System.Collections.Immutable;
using Caveat.Agreements.Evaluation.Compiled;
using Caveat.Agreements.Rules;
using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Evaluation;

/// <summary>What comes with a permit: the clauses that oblige and the waivers used. Each combination is made once and then found again, so that a permitted exchange allocates nothing.</summary>
/// <remarks>Bounded: beyond <see cref="MaxKept"/> combinations of an agreement they are made anew. Thread-safe.</remarks>
internal sealed class Circumstances
{
    private const int MaxKept = 4_096;

    private readonly ConcurrentDictionary<object, Circumstances> _next = new(ReferenceEqualityComparer.Instance);
    private readonly Counter _kept;
    private readonly ImmutableArray<Restriction> _obliging = [];

    public Circumstances()
        : this(new Counter(), [], [])
    {
    }

    private Circumstances(Counter kept, ImmutableArray<Restriction> obliging, ImmutableArray<Waiver> waivers)
    {
        _kept = kept;
        _obliging = obliging;
        Waivers = waivers;
        Clauses = [.. obliging.Select(restriction => restriction.Clause)];
        Obligations = obliging.IsEmpty ? Obligations.None : new()
        {
            MarkAnswer = obliging.Any(restriction => restriction.Rule is Rule.RequireMarking),
            ReviewAnswer = [.. obliging.Where(restriction => restriction.Rule is Rule.RequireReview).Select(restriction => new ApprovalTerms(restriction.Reference, ((Rule.RequireReview)restriction.Rule).By))],
            Redact = [.. obliging.Select(restriction => restriction.Rule).OfType<Rule.Protect>().Select(protect => protect.Data).Distinct().OrderBy(kind => kind.Value, StringComparer.Ordinal)],
        };
    }

    public Obligations Obligations { get; }

    public ImmutableArray<Clause> Clauses { get; }

    /// <summary>By id, each once.</summary>
    public ImmutableArray<Waiver> Waivers { get; }

    public Circumstances With(Restriction obliging) =>
        _next.TryGetValue(obliging, out var known) ? known
        : _obliging.Contains(obliging) ? this
        : Keep(obliging, new(_kept, [.. _obliging.Append(obliging).OrderBy(restriction => restriction.Rank)], Waivers));

    public Circumstances With(Waiver waiver) =>
        _next.TryGetValue(waiver, out var known) ? known
        : Waivers.Contains(waiver) ? this
        : Keep(waiver, new(_kept, _obliging, [.. Waivers.Append(waiver).OrderBy(each => each.Id.Value, StringComparer.Ordinal)]));

    private Circumstances Keep(object added, Circumstances next) =>
        _kept.Value >= MaxKept ? next
        : _next.GetOrAdd(added, next) is var kept && ReferenceEquals(kept, next) ? _kept.Count(next)
        : kept;

    private sealed class Counter
    {
        private int _value;

        public int Value => Volatile.Read(ref _value);

        public Circumstances Count(Circumstances counted)
        {
            Interlocked.Increment(ref _value);
            return counted;
        }
    }
}
