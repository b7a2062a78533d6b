using System.Collections.Immutable;

namespace Caveat.Agreements.Analysis;

/// <summary>Exchanges that an amendment decides otherwise, in words.</summary>
/// <param name="Widens">Whether it permits more: a weaker outcome, or the same with a duty less.</param>
/// <param name="Sentence">True of each of them against which nothing else stands.</param>
/// <param name="Clauses">The clauses of the stricter version that stand against them, the deciding one first; empty where no clause permits them.</param>
public sealed record OutcomeChange(Standing Before, Standing After, bool Widens, string Sentence, ImmutableArray<ClauseReference> Clauses);
