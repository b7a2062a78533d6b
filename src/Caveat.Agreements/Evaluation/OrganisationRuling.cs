namespace Caveat.Agreements.Evaluation;

/// <summary>What the clauses say about one organisation, its ancestors included: the lowest-numbered clause of each kind, or null.</summary>
internal readonly record struct OrganisationRuling(Clause? PermittedBy, Clause? ExcludedBy);
