using System.Buffers;
using System.Security.Cryptography;

namespace Caveat.Ledger.Tree;

/// <summary>The hashes of RFC 6962 section 2.1: leaf = SHA-256(0x00, entry), node = SHA-256(0x01, left, right).</summary>
public static class TreeHasher
{
    internal const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;

    /// <summary>The root of a log without entries: SHA-256 of nothing.</summary>
    public static TreeHash EmptyRoot { get; } = new(SHA256.HashData([]));

    public static TreeHash Leaf(ReadOnlySpan<byte> entry)
    {
        var prefixed = ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        prefixed[0] = LeafPrefix;
        entry.CopyTo(prefixed.AsSpan(1));
        Span<byte> hash = stackalloc byte[TreeHash.Length];
        SHA256.HashData(prefixed.AsSpan(0, entry.Length + 1), hash);
        ArrayPool<byte>.Shared.Return(prefixed);
        return new TreeHash(hash);
    }

    public static TreeHash Node(TreeHash left, TreeHash right)
    {
        Span<byte> hashes = stackalloc byte[2 * TreeHash.Length];
        left.CopyTo(hashes);
        right.CopyTo(hashes[TreeHash.Length..]);
        return Fold(hashes);
    }

    /// <summary>
    /// The root over consecutive hashes, of which only the last may cover fewer entries than the others.
    /// Overwrites <paramref name="hashes"/>.
    /// </summary>
    internal static TreeHash Fold(Span<byte> hashes)
    {
        Span<byte> node = stackalloc byte[1 + (2 * TreeHash.Length)];
        node[0] = NodePrefix;
        var count = hashes.Length / TreeHash.Length;
        while (count > 1)
        {
            // Pairing from the left and carrying an odd last hash upwards splits at the largest power of two, as the RFC does.
            for (var pair = 0; pair < count / 2; pair++)
            {
                hashes.Slice(pair * 2 * TreeHash.Length, 2 * TreeHash.Length).CopyTo(node[1..]);
                SHA256.HashData(node, hashes.Slice(pair * TreeHash.Length, TreeHash.Length));
            }

            if (count % 2 == 1)
            {
                hashes.Slice((count - 1) * TreeHash.Length, TreeHash.Length)
                    .CopyTo(hashes[(count / 2 * TreeHash.Length)..]);
            }

            count = (count + 1) / 2;
        }

        return new TreeHash(hashes[..TreeHash.Length]);
    }
}
