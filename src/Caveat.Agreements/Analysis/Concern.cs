using System.Collections.Immutable;

namespace Caveat.Agreements.Analysis;

/// <summary>One thing about an agreement that its parties should look at before they sign.</summary>
/// <param name="Sentence">One sentence that names the clauses and says what to change.</param>
/// <param name="Clauses">The clauses that it is about, the first one foremost; empty where it is about none.</param>
public sealed record Concern(ConcernKind Kind, Severity Severity, string Sentence, ImmutableArray<ClauseReference> Clauses);
