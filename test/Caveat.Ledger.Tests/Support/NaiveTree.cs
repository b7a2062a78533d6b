using System.Security.Cryptography;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Tests.Support;

/// <summary>RFC 6962 section 2.1 word for word, slow and obvious: the oracle.</summary>
internal static class NaiveTree
{
    public static TreeHash Root(ReadOnlySpan<byte[]> entries)
    {
        if (entries.IsEmpty)
        {
            return new TreeHash(SHA256.HashData([]));
        }

        if (entries.Length == 1)
        {
            return new TreeHash(SHA256.HashData([0, .. entries[0]]));
        }

        var split = 1;
        while (split * 2 < entries.Length)
        {
            split *= 2;
        }

        var node = new byte[65];
        node[0] = 1;
        Root(entries[..split]).CopyTo(node.AsSpan(1));
        Root(entries[split..]).CopyTo(node.AsSpan(33));
        return new TreeHash(SHA256.HashData(node));
    }
}
