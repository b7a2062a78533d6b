using System.Buffers.Binary;
using System.Text;

namespace Caveat.Signing.Notes;

/// <summary>Writes the text form of a note.</summary>
internal static class NoteWriter
{
    public static byte[] Write(ReadOnlySpan<byte> text, IReadOnlyList<NoteSignature> signatures)
    {
        if (text.IsEmpty || text[^1] != (byte)'\n')
        {
            throw new ArgumentException("A note's text ends in a newline.", nameof(text));
        }

        var lines = new StringBuilder("\n");
        foreach (var signature in signatures)
        {
            var bytes = new byte[4 + signature.Bytes.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, signature.KeyId.Value);
            signature.Bytes.Span.CopyTo(bytes.AsSpan(4));
            lines.Append("\u2014 ").Append(signature.Name).Append(' ').Append(Convert.ToBase64String(bytes)).Append('\n');
        }

        return [.. text, .. Encoding.UTF8.GetBytes(lines.ToString())];
    }
}
