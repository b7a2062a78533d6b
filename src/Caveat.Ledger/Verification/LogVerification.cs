using Caveat.Ledger.Checkpoints;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Verification;

/// <summary>What verifying a whole log gave.</summary>
public abstract record LogVerification
{
    private LogVerification()
    {
    }

    /// <summary>Every entry, every tile and the checkpoint agree under the key.</summary>
    /// <param name="Checkpoint">The checkpoint that vouches for them.</param>
    /// <param name="Key">The key that signed it.</param>
    /// <param name="ConsistentWith">The size of the older checkpoint that this log extends, when one was given.</param>
    public sealed record Verified(SignedCheckpoint Checkpoint, NoteVerifier Key, long? ConsistentWith) : LogVerification
    {
        public long Entries => Checkpoint.Size;
    }

    /// <summary>Something lies.</summary>
    /// <param name="FirstWrongEntry">The first entry that is not vouched for; 0 when none is.</param>
    /// <param name="File">The file that is wrong, by its name in the log.</param>
    /// <param name="What">One sentence.</param>
    public sealed record Broken(long FirstWrongEntry, string File, string What) : LogVerification;

    /// <summary>The log is smaller than it was when the older checkpoint was signed: entries were removed.</summary>
    public sealed record Truncated(long Had, long Has) : LogVerification;

    /// <summary>The log holds together, but its first entries are not those that the older checkpoint covers.</summary>
    public sealed record Rewritten(long OldSize) : LogVerification;
}
