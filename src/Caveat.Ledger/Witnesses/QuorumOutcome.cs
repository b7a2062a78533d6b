namespace Caveat.Ledger.Witnesses;

/// <summary>What evaluating a policy over a checkpoint gave.</summary>
public abstract record QuorumOutcome
{
    private QuorumOutcome()
    {
    }

    /// <summary>Enough witnesses have cosigned.</summary>
    public sealed record Met(IReadOnlyList<WitnessCosignature> By) : QuorumOutcome;

    /// <summary>Too few have.</summary>
    /// <param name="By">Those that count.</param>
    /// <param name="Untimely">Those whose cosignature is right but older than allowed, or of a time to come.</param>
    public sealed record NotMet(IReadOnlyList<WitnessCosignature> By, IReadOnlyList<WitnessCosignature> Untimely) : QuorumOutcome;

    /// <summary>The checkpoint is not to be believed, whoever else cosigned it; the reason is one sentence.</summary>
    public sealed record Refused(string Reason) : QuorumOutcome;
}
