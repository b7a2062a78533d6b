namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>The clauses that permit in one dimension, lowest number first.</summary>
internal sealed class PermitList(IEnumerable<DatedClause> clauses)
{
    private readonly DatedClause[] _clauses = [.. clauses.OrderBy(clause => clause.Rank)];

    /// <summary>The lowest-numbered clause that counts at a time, for it is the one to name where none permits; null where there is none.</summary>
    public Clause? FirstAt(long ticks) => FirstLive(_clauses, ticks)?.Clause;

    public static DatedClause? FirstLive(DatedClause[] clauses, long ticks)
    {
        foreach (var clause in clauses)
        {
            if (clause.IsLiveAt(ticks))
            {
                return clause;
            }
        }

        return null;
    }

    public static DatedClause? Lower(DatedClause? left, DatedClause? right) =>
        left is null ? right : right is null || left.Rank < right.Rank ? left : right;
}
