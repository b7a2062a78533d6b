using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Verification;

/// <summary>Checks a checkpoint's signature and, when it is wrong, says which field of the checkpoint most likely is.</summary>
internal sealed class CheckpointDiagnosis(ILogSource source, NoteVerifier key)
{
    /// <summary>Null when the checkpoint is signed by the key for its own log.</summary>
    public async ValueTask<LogVerification.Broken?> FindAsync(SignedCheckpoint current, CancellationToken cancellationToken)
    {
        var verification = current.Note.Verify(key);
        if (current.Checkpoint.Origin != key.Name)
        {
            return Broken($"The origin reads '{current.Checkpoint.Origin}', and the key is of the log '{key.Name}'");
        }

        if (verification is NoteVerification.Verified)
        {
            return null;
        }

        // The signature does not fit. Where the tiles have the root that the text claims, the text is intact.
        if (await RootAtAsync(current.Size, cancellationToken).ConfigureAwait(false) == current.Checkpoint.Root)
        {
            return Broken(verification is NoteVerification.Unknown
                ? $"No signature line has the name and key id of '{key}'; the size and the root hash fit the tiles"
                : "The signature is wrong; the size and the root hash fit the tiles");
        }

        if (source.IsLocal
            && await RootAtAsync(await MeasureAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
                == current.Checkpoint.Root)
        {
            return Broken($"The size reads '{current.Size}', which is not signed; the root hash is that of another size");
        }

        return Broken("The size or the root hash is not what was signed, or another key signed");
    }

    private static LogVerification.Broken Broken(string what) =>
        new(0, TilePath.Checkpoint, $"{what}. No entry is vouched for.");

    private async ValueTask<TreeHash?> RootAtAsync(long size, CancellationToken cancellationToken)
    {
        try
        {
            return size == 0
                ? TreeHasher.EmptyRoot
                : await new LogReader(source, size).HashOfAsync(0, size, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // A claimed size that the tiles do not reach: the text is not vouched for, which is what is being found out.
            return null;
        }
    }

    // The size that the tiles reach: full ones by doubling and halving, then the widest partial one.
    private async ValueTask<long> MeasureAsync(CancellationToken cancellationToken)
    {
        var buffer = new LogFileBuffer();
        long low = 0, high = 1;
        while (await HasAsync(high - 1).ConfigureAwait(false))
        {
            (low, high) = (high, high * 2);
        }

        while (low < high - 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = await HasAsync(middle - 1).ConfigureAwait(false) ? (middle, high) : (low, middle);
        }

        var widths = source.PartialWidths(TilePath.Tile(0, low, TilePath.Width));
        return (low * TilePath.Width) + (widths.Count > 0 ? widths[^1] : 0);

        ValueTask<bool> HasAsync(long tile) =>
            source.TryReadAsync(TilePath.Tile(0, tile, TilePath.Width), TilePath.Width * TreeHash.Length, buffer, cancellationToken);
    }
}
