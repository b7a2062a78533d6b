using System.Buffers;
using System.Buffers.Binary;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Tiles;

/// <summary>
/// The growing end of a log: the unfinished bundle and, per level, the unfinished tile. It is all that appending and
/// computing the root need, however long the log is (an incremental compact range in tiles).
/// </summary>
internal sealed class RightEdge
{
    // Entries of Caveat have about half a kilobyte.
    private const int FirstBundleBytes = 128 << 10;

    private readonly List<EdgeLevel> _levels = [];
    private readonly List<TileFile> _finished = [];
    private readonly List<byte[]> _finishedBundles = [];
    private byte[] _bundle = ArrayPool<byte>.Shared.Rent(FirstBundleBytes);
    private int _bundleLength;

    /// <summary>An edge after <paramref name="size"/> entries, a multiple of 256; the levels' hashes are added after.</summary>
    public RightEdge(long size) => Size = size;

    public long Size { get; private set; }

    /// <summary>Bundles and tiles that became full since <see cref="MarkPublished"/>.</summary>
    public IReadOnlyList<TileFile> Finished => _finished;

    /// <summary>Appends an entry and its leaf hash.</summary>
    public void Add(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> leaf)
    {
        var needed = _bundleLength + 2 + entry.Length;
        if (needed > _bundle.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bundle.Length * 2));
            _bundle.AsSpan(0, _bundleLength).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bundle);
            _bundle = larger;
        }

        BinaryPrimitives.WriteUInt16BigEndian(_bundle.AsSpan(_bundleLength), (ushort)entry.Length);
        entry.CopyTo(_bundle.AsSpan(_bundleLength + 2));
        _bundleLength = needed;

        if (Size % TilePath.Width == TilePath.Width - 1)
        {
            _finished.Add(new TileFile(TilePath.Bundle(Size / TilePath.Width, TilePath.Width), _bundle.AsMemory(0, _bundleLength)));
            _finishedBundles.Add(_bundle);
            _bundle = ArrayPool<byte>.Shared.Rent(FirstBundleBytes);
            _bundleLength = 0;
        }

        AddHash(0, leaf);
        Size++;
    }

    /// <summary>Restores a hash of a level above the leaves when the edge is read back from full tiles.</summary>
    public void Restore(int level, long tile, ReadOnlySpan<byte> hash)
    {
        var edge = Level(level);
        edge.Tile = tile;
        edge.Add(hash);
    }

    /// <summary>The unfinished bundle and tiles that changed since <see cref="MarkPublished"/>, under their partial names.</summary>
    public List<TileFile> Partials()
    {
        List<TileFile> partials = [];
        var width = (int)(Size % TilePath.Width);
        for (var level = 0; level < _levels.Count; level++)
        {
            var edge = _levels[level];
            if (!edge.Changed || edge.Count == 0)
            {
                continue;
            }

            if (level == 0)
            {
                partials.Add(new TileFile(TilePath.Bundle(edge.Tile, width), _bundle.AsMemory(0, _bundleLength)));
            }

            partials.Add(new TileFile(TilePath.Tile(level, edge.Tile, edge.Count), edge.Bytes));
        }

        return partials;
    }

    /// <summary>Forgets what was finished and changed, and takes its memory back.</summary>
    public void MarkPublished()
    {
        _finished.Clear();
        foreach (var bundle in _finishedBundles)
        {
            ArrayPool<byte>.Shared.Return(bundle);
        }

        _finishedBundles.Clear();
        foreach (var edge in _levels)
        {
            edge.Changed = false;
        }
    }

    public TreeHash Root()
    {
        Span<byte> hashes = stackalloc byte[(TilePath.Width + 1) * TreeHash.Length];
        TreeHash? below = null;
        foreach (var edge in _levels)
        {
            if (edge.Count == 0)
            {
                continue;
            }

            edge.Hashes.CopyTo(hashes);
            var length = edge.Hashes.Length;
            if (below is { } last)
            {
                last.CopyTo(hashes[length..]);
                length += TreeHash.Length;
            }

            below = TreeHasher.Fold(hashes[..length]);
        }

        return below ?? TreeHasher.EmptyRoot;
    }

    private void AddHash(int level, ReadOnlySpan<byte> hash)
    {
        var edge = Level(level);
        edge.Add(hash);
        if (edge.Count < TilePath.Width)
        {
            return;
        }

        var tile = edge.Hashes.ToArray();
        _finished.Add(new TileFile(TilePath.Tile(level, edge.Tile, TilePath.Width), tile));
        Span<byte> root = stackalloc byte[TreeHash.Length];
        TreeHasher.Fold(edge.Hashes).CopyTo(root);
        edge.StartNext();
        AddHash(level + 1, root);
    }

    private EdgeLevel Level(int level)
    {
        while (_levels.Count <= level)
        {
            // INVARIANT: level l has finished size / 256^(l+1) tiles before the one it is filling.
            var finished = _levels.Count == 0 ? Size / TilePath.Width : _levels[^1].Tile / TilePath.Width;
            _levels.Add(new EdgeLevel { Tile = finished });
        }

        return _levels[level];
    }
}
