using System.Text;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Tree;
using Caveat.Ledger.Witnesses;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Tests.Support;

/// <summary>The heads and consistency proofs that a log would have, straight from RFC 6962; a variant is another history under the same key.</summary>
internal sealed class HistoryOfHeads(NoteSigner signer, string variant = "")
{
    private readonly byte[][] _entries =
        [.. Enumerable.Range(0, 64).Select(number => Encoding.UTF8.GetBytes($"{variant}{number}"))];

    public SignedCheckpoint Head(int size) =>
        SignedCheckpoint.Sign(new Checkpoint(signer.Verifier.Name, size, NaiveTree.Root(_entries.AsSpan(0, size))), signer);

    public byte[] Request(int oldSize, int size) => new AddCheckpointRequest(oldSize, Proof(oldSize, size), Head(size)).ToBytes();

    public IReadOnlyList<TreeHash> Proof(int oldSize, int size) =>
        oldSize == 0 || oldSize >= size ? [] : SubProof(oldSize, _entries.AsSpan(0, size), isComplete: true);

    private static List<TreeHash> SubProof(int old, ReadOnlySpan<byte[]> entries, bool isComplete)
    {
        if (old == entries.Length)
        {
            return isComplete ? [] : [NaiveTree.Root(entries)];
        }

        var split = 1;
        while (split * 2 < entries.Length)
        {
            split *= 2;
        }

        return old <= split
            ? [.. SubProof(old, entries[..split], isComplete), NaiveTree.Root(entries[split..])]
            : [.. SubProof(old - split, entries[split..], isComplete: false), NaiveTree.Root(entries[..split])];
    }
}
