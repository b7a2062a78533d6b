using System.Collections.Frozen;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>For each value of one dimension, the clauses that name it, lowest number first.</summary>
/// <remarks>INVARIANT: the lowest number wins wherever several clauses would do, so that the order of clauses in the document has no meaning.</remarks>
internal sealed class ValueIndex<TClause>
    where TClause : DatedClause
{
    private readonly FrozenDictionary<string, TClause[]> _byValue;
    private readonly FrozenDictionary<string, TClause[]>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public ValueIndex(IEnumerable<(string Value, TClause Clause)> entries)
    {
        _byValue = entries
            .Distinct()
            .GroupBy(entry => entry.Value, entry => entry.Clause, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(clause => clause.Rank).ToArray(), StringComparer.Ordinal);
        _bySpan = _byValue.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool IsEmpty => _byValue.Count == 0;

    public TClause[] Find(string value) => _byValue.TryGetValue(value, out var clauses) ? clauses : [];

    public TClause[] Find(ReadOnlySpan<char> value) => _bySpan.TryGetValue(value, out var clauses) ? clauses : [];
}
