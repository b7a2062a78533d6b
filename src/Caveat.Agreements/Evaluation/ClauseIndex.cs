using System.Collections.Frozen;

namespace Caveat.Agreements.Evaluation;

/// <summary>For each value of one dimension, the clause that permits it; and the clause to name where none does.</summary>
/// <remarks>INVARIANT: the lowest number wins wherever several clauses would do, so that the order of clauses in the document has no meaning.</remarks>
internal sealed class ClauseIndex<TValue>
    where TValue : notnull
{
    private readonly FrozenDictionary<TValue, Clause> _clauses;

    public ClauseIndex(IEnumerable<(TValue Value, Clause Clause)> permits)
    {
        Dictionary<TValue, Clause> lowest = [];
        foreach ((var value, var clause) in permits)
        {
            if (!lowest.TryGetValue(value, out var known) || clause.Number < known.Number)
            {
                lowest[value] = clause;
            }

            First = First is null || clause.Number < First.Number ? clause : First;
        }

        _clauses = lowest.ToFrozenDictionary();
    }

    /// <summary>The lowest-numbered clause about this dimension; null where there is none.</summary>
    public Clause? First { get; }

    public Clause? Find(TValue value) => _clauses.GetValueOrDefault(value);
}
