using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Tiles;

/// <summary>The tile that one level of the tree is filling.</summary>
internal sealed class EdgeLevel
{
    private readonly byte[] _hashes = new byte[TilePath.Width * TreeHash.Length];

    /// <summary>The tile's index in its level.</summary>
    public long Tile { get; set; }

    public int Count { get; private set; }

    /// <summary>Whether hashes were added since the last publication.</summary>
    public bool Changed { get; set; }

    public ReadOnlyMemory<byte> Bytes => _hashes.AsMemory(0, Count * TreeHash.Length);

    public Span<byte> Hashes => _hashes.AsSpan(0, Count * TreeHash.Length);

    public void Add(ReadOnlySpan<byte> hash)
    {
        hash.CopyTo(_hashes.AsSpan(Count * TreeHash.Length));
        Count++;
        Changed = true;
    }

    public void StartNext()
    {
        Tile++;
        Count = 0;
    }
}
