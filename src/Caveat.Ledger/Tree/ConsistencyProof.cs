using System.Numerics;

namespace Caveat.Ledger.Tree;

/// <summary>Checks that a tree only grew (RFC 9162 section 2.1.4.2).</summary>
public static class ConsistencyProof
{
    /// <summary>
    /// Whether the tree of <paramref name="newSize"/> begins with the tree of <paramref name="oldSize"/>.
    /// An empty old tree is a prefix of any: its proof is empty and its root that of no entries.
    /// </summary>
    public static bool Verify(
        long oldSize, long newSize, TreeHash oldRoot, TreeHash newRoot, IReadOnlyList<TreeHash> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (oldSize < 0 || oldSize > newSize)
        {
            return false;
        }

        if (oldSize == newSize)
        {
            return path.Count == 0 && oldRoot == newRoot;
        }

        if (oldSize == 0)
        {
            return path.Count == 0 && oldRoot == TreeHasher.EmptyRoot;
        }

        // A complete old tree is a node of the new one, and its root is left out of the path.
        var next = BitOperations.IsPow2(oldSize) ? 0 : 1;
        if (path.Count < next + 1)
        {
            return false;
        }

        return Walk(oldSize - 1, newSize - 1, next == 0 ? oldRoot : path[0], path, next, oldRoot, newRoot);
    }

    private static bool Walk(
        long node, long last, TreeHash seed, IReadOnlyList<TreeHash> path, int next, TreeHash oldRoot, TreeHash newRoot)
    {
        while ((node & 1) == 1)
        {
            node >>= 1;
            last >>= 1;
        }

        var oldHash = seed;
        var newHash = seed;
        for (; next < path.Count; next++)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                oldHash = TreeHasher.Node(path[next], oldHash);
                newHash = TreeHasher.Node(path[next], newHash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                newHash = TreeHasher.Node(newHash, path[next]);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && oldHash == oldRoot && newHash == newRoot;
    }
}
