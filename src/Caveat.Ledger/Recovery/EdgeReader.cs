using Caveat.Ledger.Storage;
using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Recovery;

/// <summary>Reads the right edge back from full tiles; partial ones may be torn after a power loss and are not needed.</summary>
internal sealed class EdgeReader(ILogFiles files, string directory)
{
    /// <summary>The edge after <paramref name="size"/> entries, a multiple of 256.</summary>
    public RightEdge Read(long size)
    {
        var edge = new RightEdge(size);
        Span<byte> hash = stackalloc byte[TreeHash.Length];
        var level = 1;
        for (var nodes = size / TilePath.Width; nodes > 0; nodes /= TilePath.Width, level++)
        {
            // The unfinished tile of this level holds the roots of the last full tiles of the level below.
            var tile = nodes / TilePath.Width;
            for (var below = tile * TilePath.Width; below < nodes; below++)
            {
                TreeHasher.Fold(ReadFull(level - 1, below)).CopyTo(hash);
                edge.Restore(level, tile, hash);
            }
        }

        return edge;
    }

    private byte[] ReadFull(int level, long index)
    {
        var path = Path.Combine(directory, TilePath.Tile(level, index, TilePath.Width));
        return files.TryRead(path) is { Length: TilePath.Width * TreeHash.Length } tile
            ? tile
            : throw new LedgerCorruptException(
                $"The tile '{path}' is missing or not '{TilePath.Width * TreeHash.Length}' bytes long; restore it.");
    }
}
