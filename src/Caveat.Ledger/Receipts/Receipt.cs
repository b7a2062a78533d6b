using System.Diagnostics.CodeAnalysis;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Tree;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Receipts;

/// <summary>
/// Proof that an entry is in a log, checked offline with the log's key alone: a C2SP tlog-proof whose <c>extra</c> line
/// carries the entry. The line is not signed; the entry is authentic because it hashes to the proven leaf.
/// </summary>
public sealed record Receipt(long Index, ReadOnlyMemory<byte> Entry, IReadOnlyList<TreeHash> Path, SignedCheckpoint Checkpoint)
{
    /// <summary>Reads the text form; on failure <paramref name="problem"/> is one sentence that names the line.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> text, [NotNullWhen(true)] out Receipt? receipt, [NotNullWhen(false)] out string? problem) =>
        ReceiptText.TryRead(text, out receipt, out problem);

    /// <summary>The text form, UTF-8.</summary>
    public byte[] ToText() => ReceiptText.Write(this);

    /// <summary>Checks the checkpoint's signature under <paramref name="key"/> and the path from the entry to its root.</summary>
    public ReceiptVerification Verify(NoteVerifier key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Checkpoint.Note.Verify(key) is not NoteVerification.Verified)
        {
            return new ReceiptVerification.Refused($"The checkpoint in the receipt is not signed by the key '{key}'.");
        }

        // A key may sign for one log only, the one of its name: otherwise a witness's key could pass for a log's.
        if (Checkpoint.Checkpoint.Origin != key.Name)
        {
            return new ReceiptVerification.Refused(
                $"The checkpoint in the receipt is of the log '{Checkpoint.Checkpoint.Origin}', not of '{key.Name}'.");
        }

        var leaf = TreeHasher.Leaf(Entry.Span);
        return InclusionProof.Verify(Index, Checkpoint.Size, leaf, Path, Checkpoint.Checkpoint.Root)
            ? new ReceiptVerification.Verified(new ReceiptId(key.Id, Index))
            : new ReceiptVerification.Refused(
                $"The entry and the path in the receipt do not lead to the signed root at index '{Index}' of '{Checkpoint.Size}'.");
    }
}
