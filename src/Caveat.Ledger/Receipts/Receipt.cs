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
        throw new NotImplementedException();

    /// <summary>The text form, UTF-8.</summary>
    public byte[] ToText() => throw new NotImplementedException();

    /// <summary>Checks the checkpoint's signature under <paramref name="key"/> and the path from the entry to its root.</summary>
    public ReceiptVerification Verify(NoteVerifier key) => throw new NotImplementedException();
}
