using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>What the log and one witness have said to one another. One request is under way at a time.</summary>
internal sealed class WitnessDialogue(Witness witness, WitnessClient client, ILogSource files, WitnessCollectorOptions options, long size)
    : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private volatile WitnessStanding _standing = new(witness, 0, null, null, IsContradicted: false);
    private DateTimeOffset _notBefore;
    private int _failures;

    // What the witness is believed to have cosigned last. At the start: as much as the log has. The answer then tells
    // whether it holds the same, less or more, and more means that an older copy of the log was put back.
    private long _held = size;

    public WitnessStanding Standing => _standing;

    /// <summary>Whether the witness should be asked about a checkpoint now.</summary>
    public bool IsDue(SignedCheckpoint checkpoint)
    {
        var now = options.TimeProvider.GetUtcNow();
        return now >= _notBefore
            && (_standing.CosignedAt is not { } at || _standing.CosignedSize < checkpoint.Size || now - at >= options.RefreshAfter);
    }

    /// <summary>Asks for a cosignature; null where none came, and the standing says why.</summary>
    public async Task<NoteSignature?> AskAsync(SignedCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        // Twice: once from what the witness is believed to hold, and once from what it then says it holds.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            WitnessAnswer answer;
            try
            {
                var proof = await new LogReader(files, checkpoint.Size).ProveConsistencyAsync(_held, cancellationToken).ConfigureAwait(false);
                answer = await client.AddCheckpointAsync(new AddCheckpointRequest(_held, proof, checkpoint), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Fail($"The proof for the witness '{witness.Name}' cannot be made: {e.Message}");
                return null;
            }

            switch (answer)
            {
                case WitnessAnswer.Cosigned cosigned:
                    (_held, _failures, _notBefore) = (checkpoint.Size, 0, default);
                    _standing = new WitnessStanding(witness, checkpoint.Size, cosigned.Time, null, IsContradicted: false);
                    return cosigned.Signature;
                case WitnessAnswer.Conflict { Size: var size } when size > checkpoint.Size:
                    Contradict($"The witness '{witness.Name}' has cosigned '{size}' entries of this log, which has '{checkpoint.Size}': an older copy of the log was put back; restore the newer one, or begin a new log with a new key in an empty folder.");
                    return null;
                case WitnessAnswer.Conflict { Size: var size } when size != _held:
                    _held = size;
                    continue;
                case WitnessAnswer.Conflict or WitnessAnswer.Inconsistent:
                    Contradict($"The witness '{witness.Name}' has cosigned '{_held}' entries of this log that are not the first '{_held}' here: the log was rewritten; restore what the witness saw, or begin a new log with a new key in an empty folder.");
                    return null;
                case WitnessAnswer.Refused { Reason: var reason }:
                    Fail(reason);
                    return null;
                case WitnessAnswer.Unanswered { Reason: var reason }:
                    Fail(reason);
                    return null;
                default:
                    throw new InvalidOperationException($"'{answer}' is not an answer that a log knows.");
            }
        }

        Fail($"The witness '{witness.Name}' says at each request that it holds another size; see whether two logs sign as this one.");
        return null;
    }

    public void Dispose() => client.Dispose();

    // Only the next cosignature, which the witness gives for a consistent checkpoint, ends it.
    private void Contradict(string sentence)
    {
        Fail(sentence);
        _standing = _standing with { IsContradicted = true };
    }

    private void Fail(string sentence)
    {
        _standing = _standing with { Trouble = sentence };
        var wait = TimeSpan.FromSeconds(1L << Math.Min(_failures++, 16));
        _notBefore = options.TimeProvider.GetUtcNow() + (wait < LongestWait ? wait : LongestWait);
    }
}
