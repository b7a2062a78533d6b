using System.Diagnostics.CodeAnalysis;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Checkpoints;

/// <summary>A checkpoint with the note that carries it. Reading one proves nothing; verify <see cref="Note"/>.</summary>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, SignedNote Note)
{
    public long Size => Checkpoint.Size;

    /// <summary>The note's bytes, as published.</summary>
    public ReadOnlyMemory<byte> Bytes => Note.Bytes;

    /// <summary>Signs a checkpoint.</summary>
    public static SignedCheckpoint Sign(Checkpoint checkpoint, NoteSigner signer)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(signer);
        return TryParse(signer.Sign(checkpoint.ToText()), out var made, out var problem)
            ? made
            : throw new InvalidOperationException(problem);
    }

    /// <summary>Reads a note whose text is a checkpoint; on failure <paramref name="problem"/> is one sentence.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out SignedCheckpoint? result,
        [NotNullWhen(false)] out string? problem)
    {
        result = null;
        if (!SignedNote.TryParse(bytes, out var note, out problem)
            || !Checkpoint.TryParse(note.Text.Span, out var checkpoint, out problem))
        {
            return false;
        }

        result = new SignedCheckpoint(checkpoint, note);
        return true;
    }
}
