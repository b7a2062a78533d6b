using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Verification;

/// <summary>Checks the tiles above the leaves against the roots of the bundles.</summary>
internal sealed class UpperTileChecker(ILogSource source, long size, LeafPass pass)
{
    private const int TileBytes = TilePath.Width * TreeHash.Length;

    private readonly LogFileBuffer _tile = new();
    private readonly PartialChecker _partials = new(source, pass);

    /// <summary>Goes up level by level; <paramref name="bundleRoots"/> are trusted to be what the log means.</summary>
    public async ValueTask CheckAsync(byte[] bundleRoots, CancellationToken cancellationToken)
    {
        var hashes = bundleRoots;
        for (var level = 1; size >> (8 * level) > 0; level++)
        {
            var count = (int)(size >> (8 * level));
            var above = new byte[(count + TilePath.Width - 1) / TilePath.Width * TreeHash.Length];
            for (var index = 0; index * TilePath.Width < count; index++)
            {
                var width = TilePath.WidthAt(size, level, index);
                var expected = hashes.AsMemory(index * TileBytes, width * TreeHash.Length);
                await CheckTileAsync(level, index, width, expected, cancellationToken).ConfigureAwait(false);
                TreeHasher.Fold(expected.ToArray()).CopyTo(above.AsSpan(index * TreeHash.Length));
            }

            hashes = above;
        }
    }

    private async ValueTask CheckTileAsync(
        int level, long index, int width, ReadOnlyMemory<byte> expected, CancellationToken cancellationToken)
    {
        var file = TilePath.Tile(level, index, width);
        var isExact = await source.TryReadAsync(file, TileBytes, _tile, cancellationToken).ConfigureAwait(false);
        if (!isExact)
        {
            await source.TryReadAsync(TilePath.Tile(level, index, TilePath.Width), TileBytes, _tile, cancellationToken).ConfigureAwait(false);
        }

        var same = _tile.Span.CommonPrefixLength(expected.Span) / TreeHash.Length;
        if (same < width || (isExact && _tile.Length != expected.Length))
        {
            var entry = ((index * TilePath.Width) + Math.Min(same, width - 1)) << (8 * level);
            pass.Disagreements.Enqueue(new Disagreement(entry, file, $"is missing or does not have the hash over the entries from '{entry}' on"));
        }

        if (source.IsLocal)
        {
            await _partials.CheckTileAsync(level, index, expected, cancellationToken).ConfigureAwait(false);
        }
    }
}
