using Caveat.Agreements.Evaluation.Explanations;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation;

/// <summary>One thing that stands against an exchange: why, and the clause that says so.</summary>
/// <param name="Rank">The clause's place among the numbers; before them all where there is no clause.</param>
/// <param name="By">Who can lift it, where the reason is that it is held.</param>
internal readonly record struct Ground(DecisionReason Reason, Clause? Clause, int Rank, Sentence Sentence, Approvers By = default);
