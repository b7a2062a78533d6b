using System.Buffers.Binary;

namespace Caveat.Labels.Documents.Images;

/// <summary>Reads GIF blocks (version 89a): size, comments, plain text, XMP, and the number of pictures.</summary>
internal static class GifBlocks
{
    private const int HeaderLength = 13;

    public static ImageSize Read(ReadOnlyMemory<byte> content, ImageNotes notes)
    {
        var span = content.Span;
        if (span.Length < HeaderLength)
        {
            throw new InvalidDataException("its GIF structure is damaged.");
        }
        var size = ImageSize.Of(BinaryPrimitives.ReadUInt16LittleEndian(span[6..]), BinaryPrimitives.ReadUInt16LittleEndian(span[8..]));
        var pictures = 0;
        var at = HeaderLength + TableLength(span[10]);
        while (at < span.Length && span[at] != 0x3B)
        {
            if (span[at] == 0x2C && at + 10 < span.Length)
            {
                pictures++;
                // A picture may be larger than the screen that it is drawn on.
                var picture = ImageSize.Of(BinaryPrimitives.ReadUInt16LittleEndian(span[(at + 5)..]), BinaryPrimitives.ReadUInt16LittleEndian(span[(at + 7)..]));
                size = picture.Pixels > size.Pixels ? picture : size;
                // Descriptor, colours, code size.
                at += 10 + TableLength(span[at + 9]) + 1;
                Blocks(span, ref at);
            }
            else if (span[at] == 0x21 && at + 2 < span.Length)
            {
                var label = span[at + 1];
                at += 2;
                ReadExtension(label, span, ref at, notes);
            }
            else
            {
                break;
            }
        }
        return size with { Pages = Math.Max(pictures, 1) };
    }

    private static void ReadExtension(byte label, ReadOnlySpan<byte> span, ref int at, ImageNotes notes)
    {
        var start = at;
        var text = Blocks(span, ref at);
        switch (label)
        {
            case 0xFE or 0x01:
                notes.Add("GIF comment", text);
                break;
            // XMP stands there unblocked, so that its own bytes pass as lengths; bytes that count down from 255 close it.
            case 0xFF when span[start..].Length > 12 && span[(start + 1)..].StartsWith("XMP DataXMP"u8):
                var packet = span[(start + 12)..];
                var end = packet.IndexOf((ReadOnlySpan<byte>)[1, 255, 254, 253]);
                notes.AddXmp(end < 0 ? packet : packet[..end]);
                break;
        }
    }

    private static byte[] Blocks(ReadOnlySpan<byte> span, ref int at)
    {
        using var data = new MemoryStream();
        while (at < span.Length && span[at] is var length and > 0)
        {
            data.Write(span[(at + 1)..Math.Min(at + 1 + length, span.Length)]);
            at += 1 + length;
        }
        at++;
        return data.ToArray();
    }

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
}
