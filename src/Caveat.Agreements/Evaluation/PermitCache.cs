using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Caveat.Agreements.Evaluation;

/// <summary>Permitted decisions by the clauses that make them, so that a permitted exchange allocates nothing.</summary>
/// <remarks>Bounded by the combinations of permitting clauses, not of facts, and by <see cref="MaxKept"/>; beyond it decisions are made anew. Thread-safe.</remarks>
internal sealed class PermitCache(AgreementVersion agreement)
{
    private const int MaxKept = 4_096;

    private readonly ConcurrentDictionary<PermittingClauses, Decision.Permitted> _kept = new();
    private int _count;

    public Decision.Permitted Find(in PermittingClauses clauses)
    {
        if (_kept.TryGetValue(clauses, out var decision))
        {
            return decision;
        }

        decision = new(agreement, clauses.ToArray());
        // Read, not counted, by ConcurrentDictionary.Count: that takes every lock of the dictionary.
        if (Volatile.Read(ref _count) < MaxKept && _kept.TryAdd(clauses, decision))
        {
            Interlocked.Increment(ref _count);
        }

        return decision;
    }

    /// <summary>The clause that permits each dimension; the model's is absent where models are no dimension. Compared by reference: clauses are unique in an agreement.</summary>
    internal readonly struct PermittingClauses(Clause network, Clause organisation, Clause nation, Clause purpose, Clause vendor, Clause? model)
        : IEquatable<PermittingClauses>
    {
        private readonly Clause _network = network;
        private readonly Clause _organisation = organisation;
        private readonly Clause _nation = nation;
        private readonly Clause _purpose = purpose;
        private readonly Clause _vendor = vendor;
        private readonly Clause? _model = model;

        public bool Equals(PermittingClauses other) =>
            ReferenceEquals(_network, other._network)
            && ReferenceEquals(_organisation, other._organisation)
            && ReferenceEquals(_nation, other._nation)
            && ReferenceEquals(_purpose, other._purpose)
            && ReferenceEquals(_vendor, other._vendor)
            && ReferenceEquals(_model, other._model);

        public override bool Equals(object? obj) => obj is PermittingClauses other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(
            _network.Line, _organisation.Line, _nation.Line, _purpose.Line, _vendor.Line, _model?.Line);

        public ImmutableArray<Clause> ToArray() =>
            _model is null
                ? [_network, _organisation, _nation, _purpose, _vendor]
                : [_network, _organisation, _nation, _purpose, _vendor, _model];
    }
}
