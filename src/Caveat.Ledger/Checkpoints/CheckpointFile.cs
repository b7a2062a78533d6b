using Caveat.Ledger.Storage;
using Caveat.Ledger.Tiles;

namespace Caveat.Ledger.Checkpoints;

/// <summary>The published heads: <c>checkpoint</c> and <c>checkpoint.witnessed</c>. Thread-safe: the log publishes, and cosignatures come whenever they come.</summary>
/// <remarks>Each file is replaced at one stroke; a crash leaves the former one, which is as true as before.</remarks>
internal sealed class CheckpointFile(ILogFiles files, string directory)
{
    private readonly Lock _gate = new();
    private SignedCheckpoint? _current;

    /// <summary>Publishes a new head.</summary>
    public void Publish(SignedCheckpoint checkpoint)
    {
        lock (_gate)
        {
            files.Replace(Path.Combine(directory, TilePath.Checkpoint), checkpoint.Bytes.Span);
            _current = checkpoint;
        }
    }

    /// <summary>Publishes the current head with more signatures; false when it is current no longer.</summary>
    public bool TryCosign(SignedCheckpoint cosigned)
    {
        // INVARIANT: compared and replaced under one lock, so that the head never goes back to a smaller size.
        lock (_gate)
        {
            if (_current is null || !_current.Note.Text.Span.SequenceEqual(cosigned.Note.Text.Span))
            {
                return false;
            }

            files.Replace(Path.Combine(directory, TilePath.Checkpoint), cosigned.Bytes.Span);
            _current = cosigned;
            return true;
        }
    }

    public void PublishWitnessed(SignedCheckpoint cosigned)
    {
        lock (_gate)
        {
            files.Replace(Path.Combine(directory, TilePath.Witnessed), cosigned.Bytes.Span);
        }
    }
}
