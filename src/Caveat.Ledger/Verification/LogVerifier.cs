using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Verification;

/// <summary>Verifies a whole log: the signature, every entry, every tile, and that nothing was cut off or rewritten.</summary>
/// <remarks>Only the key is trusted. Unreadable sources are an <see cref="IOException"/>; everything else is an outcome.</remarks>
public sealed class LogVerifier(ILogSource source, NoteVerifier key)
{
    private const int MaxCheckpointBytes = 1 << 20;

    // A network is waited for side by side; a disk keeps one worker per core busy.
    private const int NetworkWorkers = 8;

    /// <summary>
    /// Verifies the log, and that it extends <paramref name="older"/>, a checkpoint that this key has signed before.
    /// </summary>
    public async ValueTask<LogVerification> VerifyAsync(SignedCheckpoint? older, CancellationToken cancellationToken)
    {
        // 1. The signature, since everything after hangs on the signed size and root.
        var buffer = new LogFileBuffer();
        if (!await source.TryReadAsync(TilePath.Checkpoint, MaxCheckpointBytes, buffer, cancellationToken).ConfigureAwait(false))
        {
            throw new IOException($"There is no '{TilePath.Checkpoint}' in '{source.Location}', so it is not a log or not all of one.");
        }

        if (!SignedCheckpoint.TryParse(buffer.Span, out var current, out var problem))
        {
            return new LogVerification.Broken(0, TilePath.Checkpoint, $"{problem} No entry is vouched for.");
        }

        if (await new CheckpointDiagnosis(source, key).FindAsync(current, cancellationToken).ConfigureAwait(false) is { } wrong)
        {
            return wrong;
        }

        if (older is not null && older.Size > current.Size)
        {
            return new LogVerification.Truncated(older.Size, current.Size);
        }

        // 2. Every entry against its hash, then every tile above.
        var pass = await ReadLeavesAsync(current.Size, older?.Size ?? 0, cancellationToken).ConfigureAwait(false);
        return await JudgeAsync(current, older, pass, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<LeafPass> ReadLeavesAsync(long size, long olderSize, CancellationToken cancellationToken)
    {
        var bundles = checked((int)((size + TilePath.Width - 1) / TilePath.Width));
        var pass = new LeafPass(bundles);
        var workers = new ParallelOptions
        {
            MaxDegreeOfParallelism = source.IsLocal ? Environment.ProcessorCount : NetworkWorkers,
            CancellationToken = cancellationToken,
        };
        var next = -1;
        await Parallel.ForAsync(0, Math.Min(workers.MaxDegreeOfParallelism, bundles), workers, async (_, token) =>
        {
            var checker = new BundleChecker(source, size, olderSize, pass);
            for (var bundle = Interlocked.Increment(ref next); bundle < bundles; bundle = Interlocked.Increment(ref next))
            {
                token.ThrowIfCancellationRequested();
                await checker.CheckAsync(bundle, token).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        return pass;
    }

    private async ValueTask<LogVerification> JudgeAsync(
        SignedCheckpoint current, SignedCheckpoint? older, LeafPass pass, CancellationToken cancellationToken)
    {
        var root = current.Checkpoint.Root;
        var entriesAreRight = pass.EntryLevel() is { } byEntries && LeafPass.RootOf(byEntries) == root;
        var tilesAreRight = pass.TileLevel() is { } byTiles && LeafPass.RootOf(byTiles) == root;
        if ((entriesAreRight ? pass.EntryLevel() : pass.TileLevel() ?? pass.EntryLevel()) is { } bundleRoots)
        {
            await new UpperTileChecker(source, current.Size, pass).CheckAsync(bundleRoots, cancellationToken).ConfigureAwait(false);
        }

        if (!pass.Disagreements.IsEmpty)
        {
            return Explain(Disagreement.First(pass.Disagreements), entriesAreRight, tilesAreRight);
        }

        if (!entriesAreRight)
        {
            return new LogVerification.Broken(
                0, TilePath.Checkpoint, "The entries and the tiles agree with one another but not with the signed root, so no entry is vouched for.");
        }

        if (await KeyFileDiffersAsync(cancellationToken).ConfigureAwait(false))
        {
            return new LogVerification.Broken(
                0, TilePath.Key, $"The log holds under '{key}', but its own '{TilePath.Key}' names something else.");
        }

        return older is null || OlderRootIsRight(older, pass)
            ? new LogVerification.Verified(current, key, older?.Size)
            : new LogVerification.Rewritten(older.Size);
    }

    private static LogVerification.Broken Explain(Disagreement first, bool entriesAreRight, bool tilesAreRight) => first switch
    {
        { Tile: { } tile } when entriesAreRight => new(
            first.Entry, tile, $"'{tile}' has a wrong hash for entry '{first.Entry}'; the entries themselves have the signed root."),
        { Tile: not null } when tilesAreRight => new(
            first.Entry, first.File, $"Entry '{first.Entry}' in '{first.File}' is not the entry that was logged; the tiles have the signed root."),
        { Tile: { } tile } => new(
            first.Entry, first.File, $"'{first.File}' and '{tile}' disagree about entry '{first.Entry}', and neither has the signed root."),
        _ => new(first.Entry, first.File, $"'{first.File}' {first.What}."),
    };

    private static bool OlderRootIsRight(SignedCheckpoint older, LeafPass pass)
    {
        // Past the last bundle's end only when the older size is the current one.
        var full = (int)(older.Size / TilePath.Width);
        return older.Size % TilePath.Width == 0 || pass.OlderLeaves.Length > 0
            ? pass.OlderRoot(full) == older.Checkpoint.Root
            : LeafPass.RootOf(pass.EntryLevel()) == older.Checkpoint.Root;
    }

    private async ValueTask<bool> KeyFileDiffersAsync(CancellationToken cancellationToken)
    {
        var buffer = new LogFileBuffer();
        return await source.TryReadAsync(TilePath.Key, MaxCheckpointBytes, buffer, cancellationToken).ConfigureAwait(false)
            && !buffer.Span.SequenceEqual(KeyFile.Format(key));
    }
}
