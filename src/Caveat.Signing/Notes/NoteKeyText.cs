using System.Diagnostics.CodeAnalysis;

namespace Caveat.Signing.Notes;

/// <summary>The text that public and private note keys share: <c>name+hash+base64(type, 32 bytes)</c>.</summary>
internal static class NoteKeyText
{
    // One type byte and 32 key bytes are 44 characters of base64 without padding.
    private const int EncodedLength = 44;

    public static bool TryParse([NotNullWhen(true)] string? text, NoteKeyType type, out string name, out KeyId id, out byte[] raw)
    {
        name = "";
        id = default;
        raw = [];

        // Base64 has plus signs of its own, so only the first two separate.
        var first = text?.IndexOf('+', StringComparison.Ordinal) ?? -1;
        if (first <= 0 || text!.Length != first + 10 + EncodedLength || text[first + 9] != '+')
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[33];
        name = text[..first];
        if (!NoteName.IsValid(name)
            || !KeyId.TryParse(text.AsSpan(first + 1, 8), out id)
            || !Convert.TryFromBase64Chars(text.AsSpan(first + 10), bytes, out var written)
            || written != bytes.Length
            || bytes[0] != (byte)type)
        {
            return false;
        }

        raw = bytes[1..].ToArray();
        return true;
    }

    public static string Format(string name, NoteKeyType type, KeyId id, ReadOnlySpan<byte> raw) =>
        $"{name}+{id}+{Convert.ToBase64String([(byte)type, .. raw])}";
}
