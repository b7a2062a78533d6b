using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation;

/// <summary>Whose approval a clause waits for.</summary>
public readonly record struct ApprovalTerms(ClauseReference Clause, Approvers By);
