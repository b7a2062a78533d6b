namespace Caveat.Ledger.Tree;

/// <summary>Checks that a leaf is in a tree (RFC 9162 section 2.1.3.2).</summary>
public static class InclusionProof
{
    /// <summary>Whether <paramref name="path"/>, sibling of the leaf first, leads from the leaf to the root.</summary>
    public static bool Verify(long index, long size, TreeHash leaf, IReadOnlyList<TreeHash> path, TreeHash root)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= size)
        {
            return false;
        }

        var node = index;
        var last = size - 1;
        var hash = leaf;
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHasher.Node(sibling, hash);
                // The last node of a level without a sibling rises unchanged until it is a right child.
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = TreeHasher.Node(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }
}
