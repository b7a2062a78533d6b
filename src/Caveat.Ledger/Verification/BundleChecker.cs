using System.Buffers.Binary;
using System.Security.Cryptography;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Verification;

/// <summary>Checks bundles against their tiles of hashes, one at a time, in buffers that it reuses. One per worker.</summary>
internal sealed class BundleChecker(ILogSource source, long size, long olderSize, LeafPass pass)
{
    private const int TileBytes = TilePath.Width * TreeHash.Length;

    private readonly LogFileBuffer _bundle = new();
    private readonly LogFileBuffer _tile = new();
    private readonly PartialChecker _partials = new(source, pass);
    private readonly byte[] _leaves = new byte[TileBytes];
    private readonly int[] _ends = new int[TilePath.Width];

    public async ValueTask CheckAsync(int bundle, CancellationToken cancellationToken)
    {
        var width = TilePath.WidthAt(size, 0, bundle);
        var bundleFile = TilePath.Bundle(bundle, width);
        var tileFile = TilePath.Tile(0, bundle, width);
        // A partial one may have become full and been deleted since the checkpoint was read.
        var bundleIsExact = await source.TryReadAsync(bundleFile, EntryBundle.MaxBytes, _bundle, cancellationToken).ConfigureAwait(false);
        if (!bundleIsExact)
        {
            await source.TryReadAsync(TilePath.Bundle(bundle, TilePath.Width), EntryBundle.MaxBytes, _bundle, cancellationToken).ConfigureAwait(false);
        }

        var tileIsExact = await source.TryReadAsync(tileFile, TileBytes, _tile, cancellationToken).ConfigureAwait(false);
        if (!tileIsExact)
        {
            await source.TryReadAsync(TilePath.Tile(0, bundle, TilePath.Width), TileBytes, _tile, cancellationToken).ConfigureAwait(false);
        }

        var hashed = HashEntries(width);
        Compare((long)bundle * TilePath.Width, width, hashed, bundleFile, tileFile);
        CheckLengths((long)bundle * TilePath.Width, width, hashed, bundleIsExact ? bundleFile : null, tileIsExact ? tileFile : null);
        KeepRoots(bundle, width, hashed);
        if (source.IsLocal && hashed == width)
        {
            var entries = _bundle.Memory[.._ends[width - 1]];
            await _partials.CheckBundleAsync(bundle, entries, _ends.AsMemory(0, width), cancellationToken).ConfigureAwait(false);
            await _partials.CheckTileAsync(0, bundle, _leaves.AsMemory(0, width * TreeHash.Length), cancellationToken).ConfigureAwait(false);
        }
    }

    // How many entries could be read and hashed; fewer than the width when the bundle is missing or malformed.
    private int HashEntries(int width)
    {
        var bytes = _bundle.Span;
        var position = 0;
        for (var i = 0; i < width; i++)
        {
            if (bytes.Length - position < 2)
            {
                return i;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[position..]);
            position += 2;
            if (bytes.Length - position < length)
            {
                return i;
            }

            // The byte before the entry is borrowed for the leaf's prefix, so that the entry is hashed where it lies.
            var borrowed = bytes[position - 1];
            bytes[position - 1] = TreeHasher.LeafPrefix;
            SHA256.HashData(bytes.Slice(position - 1, length + 1), _leaves.AsSpan(i * TreeHash.Length, TreeHash.Length));
            bytes[position - 1] = borrowed;
            position += length;
            _ends[i] = position;
        }

        return width;
    }

    private void Compare(long first, int width, int hashed, string bundleFile, string tileFile)
    {
        var tile = TileHashes(width);
        var agreeing = Leaves(hashed).CommonPrefixLength(tile) / TreeHash.Length;
        var index = first + agreeing;
        if (hashed < width && agreeing == hashed)
        {
            Report(index, bundleFile, $"is missing or ends before entry '{index}'");
        }
        else if (agreeing < Math.Min(hashed, tile.Length / TreeHash.Length))
        {
            Report(index, bundleFile, $"and its tile disagree about entry '{index}'", tileFile);
        }
        else if (tile.Length < width * TreeHash.Length)
        {
            Report(index, tileFile, $"is missing or ends before the hash of entry '{index}'");
        }
    }

    private void CheckLengths(long first, int width, int hashed, string? bundleFile, string? tileFile)
    {
        if (hashed == width && bundleFile is not null && _bundle.Length > _ends[width - 1])
        {
            Report(first + width - 1, bundleFile, $"has bytes after entry '{first + width - 1}', its last");
        }

        if (tileFile is not null && _tile.Length > width * TreeHash.Length)
        {
            Report(first + width - 1, tileFile, $"has bytes after the hash of entry '{first + width - 1}', its last");
        }
    }

    private void KeepRoots(int bundle, int width, int hashed)
    {
        var first = (long)bundle * TilePath.Width;
        if (olderSize > first && olderSize < first + width && hashed == width)
        {
            pass.OlderLeaves = Leaves((int)(olderSize - first)).ToArray();
        }

        var tile = TileHashes(width);
        var tileIsWhole = tile.Length == width * TreeHash.Length;
        var entriesAreWhole = hashed == width;
        pass.Count(entriesAreWhole, tileIsWhole);
        if (tileIsWhole && !(entriesAreWhole && tile.SequenceEqual(Leaves(width))))
        {
            TreeHasher.Fold(tile.ToArray()).CopyTo(pass.ByTile(bundle));
        }

        if (entriesAreWhole)
        {
            // Partial versions are compared with the leaves later, so a copy is folded.
            Span<byte> leaves = stackalloc byte[TileBytes];
            Leaves(width).CopyTo(leaves);
            TreeHasher.Fold(leaves[..(width * TreeHash.Length)]).CopyTo(pass.ByEntries(bundle));
            if (!tileIsWhole || tile.SequenceEqual(Leaves(width)))
            {
                pass.ByEntries(bundle).CopyTo(pass.ByTile(bundle));
            }
        }
    }

    private Span<byte> Leaves(int count) => _leaves.AsSpan(0, count * TreeHash.Length);

    // The whole hashes that the tile has for this width.
    private Span<byte> TileHashes(int width) =>
        _tile.Span[..Math.Min(_tile.Length / TreeHash.Length * TreeHash.Length, width * TreeHash.Length)];

    private void Report(long entry, string file, string what, string? tile = null) =>
        pass.Disagreements.Enqueue(new Disagreement(entry, file, what, tile));
}
