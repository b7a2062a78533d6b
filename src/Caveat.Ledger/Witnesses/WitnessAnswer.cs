using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>What came of asking a witness once.</summary>
public abstract record WitnessAnswer
{
    private WitnessAnswer()
    {
    }

    /// <summary>The witness cosigned; the signature is verified.</summary>
    public sealed record Cosigned(NoteSignature Signature, DateTimeOffset Time) : WitnessAnswer;

    /// <summary>The witness has last cosigned another size than the one it was asked from (status 409).</summary>
    public sealed record Conflict(long Size) : WitnessAnswer;

    /// <summary>The witness finds that the checkpoint contradicts what it has cosigned (status 422).</summary>
    public sealed record Inconsistent : WitnessAnswer;

    /// <summary>The witness will not, or its answer cannot be used; the reason is one sentence.</summary>
    public sealed record Refused(string Reason) : WitnessAnswer;

    /// <summary>The witness could not be asked; the reason is one sentence.</summary>
    public sealed record Unanswered(string Reason) : WitnessAnswer;
}
