using System.Diagnostics;
using Caveat.Agreements.Evaluation;

namespace Caveat.Agreements.Records;

/// <summary>The word for a decision.</summary>
public static class DecisionOutcomes
{
    public static DecisionOutcome Outcome(this Decision decision) => decision switch
    {
        Decision.Permitted => DecisionOutcome.Permitted,
        Decision.Held => DecisionOutcome.Held,
        Decision.Refused => DecisionOutcome.Refused,
        _ => throw new UnreachableException(),
    };
}
