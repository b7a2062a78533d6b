using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace Caveat.Signing.Notes;

/// <summary>Reads the text form of a note by the exact rules of C2SP signed-note.</summary>
internal static class NoteReader
{
    // The specification asks for at least 16; more than this is an attempt to make verifiers work.
    public const int MaxSignatures = 100;

    public const int MaxBytes = 1 << 20;

    private const string Dash = "\u2014 ";

    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SignedNote? note, [NotNullWhen(false)] out string? problem)
    {
        note = null;
        problem = CheckBytes(bytes);
        if (problem is not null)
        {
            return false;
        }

        // The text may itself have blank lines: the last one separates.
        var split = bytes.LastIndexOf("\n\n"u8);
        if (split < 0)
        {
            problem = "The note has no blank line between its text and its signatures.";
            return false;
        }

        var textLength = split + 1;
        var firstLine = bytes[..(split + 2)].Count((byte)'\n') + 1;
        if (!TryReadSignatures(bytes[(split + 2)..], firstLine, out var signatures, out problem))
        {
            return false;
        }

        note = new SignedNote(bytes.ToArray(), textLength, signatures);
        return true;
    }

    private static string? CheckBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            return $"The note has '{bytes.Length}' bytes, and a note has at most '{MaxBytes}'.";
        }

        if (!Utf8.IsValid(bytes))
        {
            return "The note is not valid UTF-8.";
        }

        var line = 1;
        foreach (var value in bytes)
        {
            if (value < 0x20 && value != (byte)'\n')
            {
                return $"Line {line} of the note has the control character '0x{value:x2}'.";
            }

            line += value == (byte)'\n' ? 1 : 0;
        }

        return bytes.IsEmpty || bytes[^1] != (byte)'\n' ? "The note does not end in a newline." : null;
    }

    private static bool TryReadSignatures(
        ReadOnlySpan<byte> block, int line, out List<NoteSignature> signatures, [NotNullWhen(false)] out string? problem)
    {
        signatures = [];
        problem = "The note has no signature.";
        for (; !block.IsEmpty; line++)
        {
            var end = block.IndexOf((byte)'\n');
            if (signatures.Count == MaxSignatures)
            {
                problem = $"The note has more than '{MaxSignatures}' signatures.";
                return false;
            }

            if (!TryReadLine(Encoding.UTF8.GetString(block[..end]), out var signature))
            {
                problem = $"Line {line} of the note is not a signature; it should read '{Dash}name base64'.";
                return false;
            }

            signatures.Add(signature);
            block = block[(end + 1)..];
        }

        return signatures.Count > 0;
    }

    private static bool TryReadLine(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        var space = line.LastIndexOf(' ');
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || space <= Dash.Length)
        {
            return false;
        }

        var name = line[Dash.Length..space];
        var encoded = line.AsSpan(space + 1);
        var bytes = new byte[encoded.Length];
        if (!NoteName.IsValid(name) || !Convert.TryFromBase64Chars(encoded, bytes, out var length) || length < 5
            || !encoded.SequenceEqual(Convert.ToBase64String(bytes.AsSpan(0, length))))
        {
            return false;
        }

        signature = new NoteSignature(
            name, new KeyId(BinaryPrimitives.ReadUInt32BigEndian(bytes)), bytes.AsMemory(4, length - 4));
        return true;
    }
}
