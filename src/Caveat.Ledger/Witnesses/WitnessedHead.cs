using System.Diagnostics.CodeAnalysis;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>The largest head of a log that its files show with a quorum of witnesses, or why there is none.</summary>
/// <param name="Checkpoint">The head that <paramref name="Outcome"/> is about, consistent with the one that was asked about; it may be behind that one, or ahead where the log grew meanwhile.</param>
public sealed record WitnessedHead(SignedCheckpoint Checkpoint, QuorumOutcome Outcome)
{
    private const int MaxCheckpointBytes = 1 << 20;

    /// <summary>
    /// Looks at a checkpoint, which the caller has verified, and then at <c>checkpoint.witnessed</c>, which must be
    /// signed by the log and consistent with it: under load cosignatures arrive when the head has moved on.
    /// </summary>
    /// <remarks>The proof between the two is made from the source's tiles and checked against both signed roots. Unreadable sources are an <see cref="IOException"/>.</remarks>
    public static async ValueTask<WitnessedHead> FindAsync(
        ILogSource source, SignedCheckpoint verified, NoteVerifier key, WitnessPolicy policy, DateTimeOffset now, TimeSpan? maxAge,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(verified);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(policy);
        var atHead = new WitnessedHead(verified, policy.Evaluate(verified, now, maxAge));
        if (atHead.Outcome is not QuorumOutcome.NotMet)
        {
            return atHead;
        }

        var buffer = new LogFileBuffer();
        if (!await source.TryReadAsync(TilePath.Witnessed, MaxCheckpointBytes, buffer, cancellationToken).ConfigureAwait(false))
        {
            return atHead;
        }

        // Fail closed: a witnessed head that does not fit is evidence of two histories, never a thing to pass over.
        if (!TryRead(buffer, key, out var witnessed))
        {
            return Refuse($"'{TilePath.Witnessed}' is not a checkpoint that the log's key '{key}' has signed.");
        }

        if (witnessed.Size > verified.Size && !await HasGrownAsync(source, key, witnessed.Size, cancellationToken).ConfigureAwait(false))
        {
            return Refuse($"'{TilePath.Witnessed}' covers '{witnessed.Size}' entries and the log has '{verified.Size}': an older copy of the log was put back.");
        }

        return await AreConsistentAsync(source, verified, witnessed, cancellationToken).ConfigureAwait(false)
            ? new WitnessedHead(witnessed, policy.Evaluate(witnessed, now, maxAge))
            : Refuse($"The log does not extend the '{witnessed.Size}' entries of '{TilePath.Witnessed}': it was rewritten.");

        WitnessedHead Refuse(string reason) => atHead with { Outcome = new QuorumOutcome.Refused(reason) };
    }

    private static bool TryRead(LogFileBuffer buffer, NoteVerifier key, [NotNullWhen(true)] out SignedCheckpoint? checkpoint) =>
        SignedCheckpoint.TryParse(buffer.Span, out checkpoint, out _)
        && checkpoint.Checkpoint.Origin == key.Name && checkpoint.Note.Verify(key) is NoteVerification.Verified;

    // The log may have grown, and been witnessed, since the caller read its checkpoint: that is no fault.
    private static async ValueTask<bool> HasGrownAsync(ILogSource source, NoteVerifier key, long size, CancellationToken cancellationToken)
    {
        var buffer = new LogFileBuffer();
        return await source.TryReadAsync(TilePath.Checkpoint, MaxCheckpointBytes, buffer, cancellationToken).ConfigureAwait(false)
            && TryRead(buffer, key, out var current) && current.Size >= size;
    }

    private static async ValueTask<bool> AreConsistentAsync(
        ILogSource source, SignedCheckpoint one, SignedCheckpoint other, CancellationToken cancellationToken)
    {
        var (older, newer) = one.Size <= other.Size ? (one.Checkpoint, other.Checkpoint) : (other.Checkpoint, one.Checkpoint);
        var proof = await new LogReader(source, newer.Size).ProveConsistencyAsync(older.Size, cancellationToken).ConfigureAwait(false);
        return ConsistencyProof.Verify(older.Size, newer.Size, older.Root, newer.Root, proof);
    }
}
