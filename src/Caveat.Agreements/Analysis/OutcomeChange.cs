using System.Collections.Immutable;

namespace Caveat.Agreements.Analysis;

/// <summary>Exchanges that an amendment decides otherwise, in words.</summary>
/// <param name="Sentence">True of each of them against which nothing else stands.</param>
/// <param name="Clauses">The clauses of the stricter version that stand against them, the deciding one first; empty where no clause permits them.</param>
public sealed record OutcomeChange(Standing Before, Standing After, string Sentence, ImmutableArray<ClauseReference> Clauses)
{
    public bool Widens => After < Before;
}
