namespace Caveat.Agreements.Evaluation;

/// <summary>One thing that stands against an exchange: why, and the clause that says so.</summary>
internal readonly record struct Ground(DecisionReason Reason, Clause? Clause, string Explanation);
