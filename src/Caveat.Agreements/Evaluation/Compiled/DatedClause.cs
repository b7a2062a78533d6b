namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>A clause with its rank among the agreement's numbers and the half-open time in which it counts.</summary>
internal class DatedClause(Clause clause, int rank)
{
    private readonly long _from = clause.From?.UtcTicks ?? long.MinValue;
    private readonly long _until = clause.Until?.UtcTicks ?? long.MaxValue;

    public Clause Clause => clause;

    /// <summary>Lower for lower numbers; compared instead of the numbers, because those are text.</summary>
    public int Rank => rank;

    public bool IsAlwaysLive => _from == long.MinValue && _until == long.MaxValue;

    public bool IsLiveAt(long ticks) => ticks >= _from && ticks < _until;
}
