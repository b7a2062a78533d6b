using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>The largest head of a log that its files show with a quorum of witnesses, or why there is none.</summary>
/// <param name="Checkpoint">The head that <paramref name="Outcome"/> is about; the log extends it.</param>
public sealed record WitnessedHead(SignedCheckpoint Checkpoint, QuorumOutcome Outcome)
{
    private const int MaxCheckpointBytes = 1 << 20;

    /// <summary>
    /// Looks at the current checkpoint, which the caller has verified, and then at <c>checkpoint.witnessed</c>, which
    /// must be signed by the log and be extended by the current one: under load cosignatures arrive when the head has moved on.
    /// </summary>
    /// <remarks>The proof between the two is made from the source's tiles and checked against both signed roots. Unreadable sources are an <see cref="IOException"/>.</remarks>
    public static async ValueTask<WitnessedHead> FindAsync(
        ILogSource source, SignedCheckpoint current, NoteVerifier key, WitnessPolicy policy, DateTimeOffset now, TimeSpan? maxAge,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(policy);
        var atHead = new WitnessedHead(current, policy.Evaluate(current, now, maxAge));
        var buffer = new LogFileBuffer();
        if (atHead.Outcome is not QuorumOutcome.NotMet
            || !await source.TryReadAsync(TilePath.Witnessed, MaxCheckpointBytes, buffer, cancellationToken).ConfigureAwait(false))
        {
            return atHead;
        }

        // Fail closed: a witnessed head that does not fit is evidence of two histories, never a thing to pass over.
        if (!SignedCheckpoint.TryParse(buffer.Span, out var witnessed, out var problem))
        {
            return atHead with { Outcome = new QuorumOutcome.Refused($"'{TilePath.Witnessed}' cannot be read: {problem}") };
        }

        if (witnessed.Checkpoint.Origin != key.Name || witnessed.Note.Verify(key) is not NoteVerification.Verified)
        {
            return atHead with { Outcome = new QuorumOutcome.Refused($"'{TilePath.Witnessed}' is not signed by the log's key '{key}'.") };
        }

        if (witnessed.Size > current.Size)
        {
            return atHead with
            {
                Outcome = new QuorumOutcome.Refused(
                    $"'{TilePath.Witnessed}' covers '{witnessed.Size}' entries and the log has '{current.Size}': an older copy of the log was put back."),
            };
        }

        return await IsExtendedAsync(source, current, witnessed.Checkpoint, cancellationToken).ConfigureAwait(false)
            ? new WitnessedHead(witnessed, policy.Evaluate(witnessed, now, maxAge))
            : atHead with
            {
                Outcome = new QuorumOutcome.Refused(
                    $"The log does not extend the '{witnessed.Size}' entries of '{TilePath.Witnessed}': it was rewritten."),
            };
    }

    private static async ValueTask<bool> IsExtendedAsync(
        ILogSource source, SignedCheckpoint current, Checkpoint old, CancellationToken cancellationToken)
    {
        var proof = await new LogReader(source, current.Size).ProveConsistencyAsync(old.Size, cancellationToken).ConfigureAwait(false);
        return ConsistencyProof.Verify(old.Size, current.Size, old.Root, current.Checkpoint.Root, proof);
    }
}
