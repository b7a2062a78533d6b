using Caveat.Agreements.Records;

namespace Caveat.Agreements.Analysis.Replays;

/// <summary>What a draft makes of a recorded decision.</summary>
public abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    public sealed record Same : DraftOutcome
    {
        internal static Same Instance { get; } = new();
    }

    /// <param name="Clause">Of the draft, what stands against the exchange; or where the draft permits it, what stood against it. The number is empty where no clause decides.</param>
    public sealed record Changed(DecisionOutcome Before, DecisionOutcome After, ClauseReference Clause) : DraftOutcome;

    public sealed record LeftOut(LeftOutBecause Because) : DraftOutcome;
}
