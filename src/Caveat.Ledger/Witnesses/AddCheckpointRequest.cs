using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Witnesses;

/// <summary>What a log asks of a witness: to cosign a checkpoint, with the proof that it extends the last one (C2SP tlog-witness, add-checkpoint).</summary>
/// <param name="OldSize">The size that the witness is believed to have cosigned last; 0 for none.</param>
/// <param name="Proof">The consistency proof from there; empty for an old size of 0 and for an equal one.</param>
public sealed record AddCheckpointRequest(long OldSize, IReadOnlyList<TreeHash> Proof, SignedCheckpoint Checkpoint)
{
    /// <summary>Bytes in the longest request that is read: the proof, and a checkpoint with many signatures.</summary>
    public const int MaxBytes = 256 << 10;

    private const string Old = "old ";
    private const int MaxProof = 63;

    /// <summary>Reads a request's body; on failure <paramref name="problem"/> is one sentence that names the line.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> body, [NotNullWhen(true)] out AddCheckpointRequest? request, [NotNullWhen(false)] out string? problem)
    {
        request = null;
        var blank = body.IndexOf("\n\n"u8);
        if (blank < 0 || body.Length > MaxBytes)
        {
            problem = blank < 0
                ? "The request has no empty line before its checkpoint."
                : $"The request has '{body.Length}' bytes, and a request has at most '{MaxBytes}'.";
            return false;
        }

        var lines = Encoding.UTF8.GetString(body[..blank]).Split('\n');
        problem = ReadHead(lines, out var oldSize, out var proof);
        if (problem is not null || !SignedCheckpoint.TryParse(body[(blank + 2)..], out var checkpoint, out problem))
        {
            return false;
        }

        request = new AddCheckpointRequest(oldSize, proof, checkpoint);
        return true;
    }

    /// <summary>The request's body.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder(Old).Append(OldSize.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Proof)
        {
            head.Append(hash.ToString()).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes(head.Append('\n').ToString()), .. Checkpoint.Bytes.Span];
    }

    private static string? ReadHead(string[] lines, out long oldSize, out List<TreeHash> proof)
    {
        proof = [];
        oldSize = 0;
        if (!lines[0].StartsWith(Old, StringComparison.Ordinal)
            || !long.TryParse(lines[0].AsSpan(Old.Length), NumberStyles.None, CultureInfo.InvariantCulture, out oldSize)
            || lines[0] != Old + oldSize.ToString(CultureInfo.InvariantCulture))
        {
            return $"Line 1 of the request reads '{lines[0]}' instead of '{Old}' and a decimal number.";
        }

        if (lines.Length - 1 > MaxProof)
        {
            return $"The request has '{lines.Length - 1}' hashes, and a proof has at most '{MaxProof}'.";
        }

        for (var line = 1; line < lines.Length; line++)
        {
            if (!TreeHash.TryParse(lines[line], out var hash))
            {
                return $"Line {line + 1} of the request reads '{lines[line]}', which is not the base64 of 32 bytes.";
            }

            proof.Add(hash);
        }

        return null;
    }
}
