using System.Collections.Immutable;

namespace Caveat.Agreements.Evaluation;

/// <summary>Another agreement that took part in a decision.</summary>
/// <param name="Clauses">Those of its clauses that permit, or that stand against the exchange too; empty where it has nothing against an exchange that another one does not permit.</param>
public readonly record struct AgreementClauses(AgreementVersion Agreement, ImmutableArray<Clause> Clauses);
