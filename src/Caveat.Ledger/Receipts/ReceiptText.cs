using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Receipts;

/// <summary>Reads and writes receipts (C2SP tlog-proof, version 1).</summary>
internal static class ReceiptText
{
    private const string Header = "c2sp.org/tlog-proof@v1";
    private const string Extra = "extra ";
    private const string Index = "index ";

    // A tree of 2^63 entries has paths of 63 hashes.
    private const int MaxPath = 63;

    public static byte[] Write(Receipt receipt)
    {
        var text = new StringBuilder(Header).Append('\n')
            .Append(Extra).Append(Convert.ToBase64String(receipt.Entry.Span)).Append('\n')
            .Append(Index).Append(receipt.Index.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in receipt.Path)
        {
            text.Append(hash.ToString()).Append('\n');
        }

        text.Append('\n');
        return [.. Encoding.UTF8.GetBytes(text.ToString()), .. receipt.Checkpoint.Bytes.Span];
    }

    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Receipt? receipt, [NotNullWhen(false)] out string? problem)
    {
        receipt = null;
        var blank = bytes.IndexOf("\n\n"u8);
        if (blank < 0)
        {
            problem = "The receipt has no blank line before its checkpoint.";
            return false;
        }

        var lines = Encoding.UTF8.GetString(bytes[..blank]).Split('\n');
        problem = Read(lines, out var entry, out var index, out var path);
        if (problem is not null || !SignedCheckpoint.TryParse(bytes[(blank + 2)..], out var checkpoint, out problem))
        {
            return false;
        }

        receipt = new Receipt(index, entry, path, checkpoint);
        return true;
    }

    private static string? Read(string[] lines, out byte[] entry, out long index, out List<TreeHash> path)
    {
        entry = [];
        index = 0;
        path = [];
        if (lines[0] != Header)
        {
            return $"Line 1 of the receipt reads '{lines[0]}' instead of '{Header}'.";
        }

        if (lines.Length < 2 || !TryReadEntry(lines[1], out entry))
        {
            return $"Line 2 of the receipt is not '{Extra}' and the base64 of the entry, without which it cannot be checked.";
        }

        if (lines.Length < 3 || !TryReadIndex(lines[2], out index))
        {
            return $"Line 3 of the receipt is not '{Index}' and a decimal number.";
        }

        if (lines.Length - 3 > MaxPath)
        {
            return $"The receipt has '{lines.Length - 3}' hashes, and a path has at most '{MaxPath}'.";
        }

        for (var line = 3; line < lines.Length; line++)
        {
            if (!TreeHash.TryParse(lines[line], out var hash))
            {
                return $"Line {line + 1} of the receipt reads '{lines[line]}', which is not the base64 of 32 bytes.";
            }

            path.Add(hash);
        }

        return null;
    }

    private static bool TryReadEntry(string line, out byte[] entry)
    {
        entry = [];
        var encoded = line.StartsWith(Extra, StringComparison.Ordinal) ? line.AsSpan(Extra.Length) : default;
        var buffer = new byte[encoded.Length];
        if (!line.StartsWith(Extra, StringComparison.Ordinal)
            || !Convert.TryFromBase64Chars(encoded, buffer, out var length)
            || length > AppendLog.MaxEntryBytes
            || !encoded.SequenceEqual(Convert.ToBase64String(buffer.AsSpan(0, length))))
        {
            return false;
        }

        entry = buffer[..length];
        return true;
    }

    private static bool TryReadIndex(string line, out long index)
    {
        index = 0;
        return line.StartsWith(Index, StringComparison.Ordinal)
            && long.TryParse(line.AsSpan(Index.Length), NumberStyles.None, CultureInfo.InvariantCulture, out index)
            && line.AsSpan(Index.Length).SequenceEqual(index.ToString(CultureInfo.InvariantCulture));
    }
}
