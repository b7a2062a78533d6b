using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Reading;

/// <summary>
/// Reads entries and hashes of a log at one size. Not thread-safe: it remembers the tiles it has read.
/// What it returns is as good as its source; proofs are checked by whoever receives them.
/// </summary>
public sealed class LogReader(ILogSource source, long size)
{
    private readonly Dictionary<string, byte[]> _tiles = [];

    /// <summary>An entry; a missing or short bundle is an <see cref="IOException"/>.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadEntryAsync(long index, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var bundle = index / TilePath.Width;
        var bytes = await ReadAsync(
            TilePath.Bundle(bundle, TilePath.Width), TilePath.Bundle(bundle, WidthOf(0, bundle)), EntryBundle.MaxBytes,
            cancellationToken).ConfigureAwait(false);
        return EntryBundle.TryGet(bytes, (int)(index % TilePath.Width), out var entry)
            ? entry.ToArray()
            : throw new IOException($"The bundle with entry '{index}' in '{source.Location}' ends before it.");
    }

    /// <summary>The path from a leaf to the root, sibling of the leaf first (RFC 6962 section 2.1.1).</summary>
    public async ValueTask<IReadOnlyList<TreeHash>> ProveInclusionAsync(long index, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        List<TreeHash> path = [];
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + SplitOf(end - start);
            if (index < middle)
            {
                path.Add(await HashOfAsync(middle, end, cancellationToken).ConfigureAwait(false));
                end = middle;
            }
            else
            {
                path.Add(await HashOfAsync(start, middle, cancellationToken).ConfigureAwait(false));
                start = middle;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>The proof that the tree at <paramref name="oldSize"/> is a prefix (RFC 6962 section 2.1.2); empty for 0 and for this size.</summary>
    public async ValueTask<IReadOnlyList<TreeHash>> ProveConsistencyAsync(long oldSize, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, size);
        if (oldSize == 0 || oldSize == size)
        {
            return [];
        }

        List<TreeHash> path = [];
        var (start, end) = (0L, size);
        while (oldSize != end)
        {
            var middle = start + SplitOf(end - start);
            if (oldSize <= middle)
            {
                path.Add(await HashOfAsync(middle, end, cancellationToken).ConfigureAwait(false));
                end = middle;
            }
            else
            {
                path.Add(await HashOfAsync(start, middle, cancellationToken).ConfigureAwait(false));
                start = middle;
            }
        }

        // Where the old tree is a complete left part, its root is known to the verifier and is left out.
        if (start > 0)
        {
            path.Add(await HashOfAsync(start, end, cancellationToken).ConfigureAwait(false));
        }

        path.Reverse();
        return path;
    }

    /// <summary>The root of the entries from <paramref name="start"/> to <paramref name="end"/>, which is one of the RFC's subtrees.</summary>
    internal async ValueTask<TreeHash> HashOfAsync(long start, long end, CancellationToken cancellationToken)
    {
        var count = end - start;
        var split = SplitOf(count);
        if (count > 1 && split * 2 != count)
        {
            return TreeHasher.Node(
                await HashOfAsync(start, start + split, cancellationToken).ConfigureAwait(false),
                await HashOfAsync(start + split, end, cancellationToken).ConfigureAwait(false));
        }

        // A complete subtree: fold the hashes of the highest level that is not above it. At most 128 of them.
        var level = 0;
        var stride = 1L;
        for (; count / stride >= TilePath.Width; stride *= TilePath.Width)
        {
            level++;
        }

        var first = start / stride;
        var tile = first / TilePath.Width;
        var hashes = await ReadAsync(
            TilePath.Tile(level, tile, TilePath.Width), TilePath.Tile(level, tile, WidthOf(level, tile)),
            TilePath.Width * TreeHash.Length, cancellationToken).ConfigureAwait(false);
        var offset = (int)(first % TilePath.Width) * TreeHash.Length;
        var length = (int)(count / stride) * TreeHash.Length;
        return hashes.Length >= offset + length
            ? TreeHasher.Fold(hashes.AsSpan(offset, length).ToArray())
            : throw new IOException($"A tile of level '{level}' in '{source.Location}' is too short for entry '{start}'.");
    }

    // The largest power of two below a count; a count of one is not split.
    private static long SplitOf(long count) =>
        count <= 1 ? 1 : 1L << (63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)(count - 1)));

    private int WidthOf(int level, long tile) => TilePath.WidthAt(size, level, tile);

    private async ValueTask<byte[]> ReadAsync(string full, string asOfSize, int maxBytes, CancellationToken cancellationToken)
    {
        if (_tiles.TryGetValue(full, out var known))
        {
            return known;
        }

        // A partial one is deleted once the full one stands, which may be between reading the checkpoint and now.
        var buffer = new LogFileBuffer();
        if (!await source.TryReadAsync(asOfSize, maxBytes, buffer, cancellationToken).ConfigureAwait(false)
            && !await source.TryReadAsync(full, maxBytes, buffer, cancellationToken).ConfigureAwait(false))
        {
            throw new IOException($"'{asOfSize}' is missing in '{source.Location}'.");
        }

        var bytes = buffer.Span.ToArray();
        _tiles.Add(full, bytes);
        return bytes;
    }
}
