using System.Collections.Concurrent;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Verification;

/// <summary>What reading all bundles found: the root of each, once by its entries and once by its tile.</summary>
internal sealed class LeafPass(int bundles)
{
    private readonly byte[] _byEntries = new byte[bundles * TreeHash.Length];
    private readonly byte[] _byTiles = new byte[bundles * TreeHash.Length];

    private volatile bool _lacksEntries;
    private volatile bool _lacksTiles;

    public ConcurrentQueue<Disagreement> Disagreements { get; } = [];

    /// <summary>The leaf hashes, up to its end, of the bundle within which an older checkpoint ends.</summary>
    public byte[] OlderLeaves { get; set; } = [];

    /// <summary>Notes whether a bundle's entries and its tile could be read in full.</summary>
    public void Count(bool entriesAreWhole, bool tileIsWhole)
    {
        if (!entriesAreWhole)
        {
            _lacksEntries = true;
        }

        if (!tileIsWhole)
        {
            _lacksTiles = true;
        }
    }

    public Span<byte> ByEntries(int bundle) => _byEntries.AsSpan(bundle * TreeHash.Length, TreeHash.Length);

    public Span<byte> ByTile(int bundle) => _byTiles.AsSpan(bundle * TreeHash.Length, TreeHash.Length);

    /// <summary>The bundles' roots by their entries; null when an entry is missing.</summary>
    public byte[]? EntryLevel() => _lacksEntries ? null : [.. _byEntries];

    /// <summary>The bundles' roots by their tiles; null when a tile is missing.</summary>
    public byte[]? TileLevel() => _lacksTiles ? null : [.. _byTiles];

    /// <summary>The root that the first entries have: those of some full bundles, then <see cref="OlderLeaves"/>.</summary>
    public TreeHash OlderRoot(int fullBundles)
    {
        byte[] hashes = [.. _byEntries.AsSpan(0, fullBundles * TreeHash.Length)];
        if (OlderLeaves.Length > 0)
        {
            var last = new byte[TreeHash.Length];
            TreeHasher.Fold([.. OlderLeaves]).CopyTo(last);
            hashes = [.. hashes, .. last];
        }

        return RootOf(hashes);
    }

    /// <summary>The root over bundles' roots, which it overwrites.</summary>
    public static TreeHash RootOf(Span<byte> hashes) => hashes.IsEmpty ? TreeHasher.EmptyRoot : TreeHasher.Fold(hashes);
}
