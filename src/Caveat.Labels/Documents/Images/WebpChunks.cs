using System.Buffers.Binary;
using System.Text;

namespace Caveat.Labels.Documents.Images;

/// <summary>Reads WebP chunks (RFC 9649): size, EXIF, XMP, and whether it is an animation.</summary>
internal static class WebpChunks
{
    public static ImageSize Read(ReadOnlyMemory<byte> content, ImageNotes notes)
    {
        ImageSize? size = null;
        var frames = 0;
        for (var rest = content[12..]; rest.Length >= 8;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest.Span[4..]);
            if (length > rest.Length - 8)
            {
                break;
            }
            var data = rest.Slice(8, (int)length);
            switch (Encoding.Latin1.GetString(rest.Span[..4]))
            {
                case "VP8X" when data.Length >= 10:
                    size = ImageSize.Of(1 + UInt24(data.Span[4..]), 1 + UInt24(data.Span[7..]));
                    break;
                // A key frame: three bytes, a start code of three, then 14 bits each.
                case "VP8 " when data.Length >= 10:
                    size ??= ImageSize.Of(BinaryPrimitives.ReadUInt16LittleEndian(data.Span[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data.Span[8..]) & 0x3FFF);
                    break;
                case "VP8L" when data.Length >= 5:
                    var bits = BinaryPrimitives.ReadUInt32LittleEndian(data.Span[1..]);
                    size ??= ImageSize.Of(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
                    break;
                case "ANMF":
                    frames++;
                    break;
                case "EXIF":
                    TiffTags.ReadExif(data.Span.StartsWith("Exif\0\0"u8) ? data[6..] : data, notes);
                    break;
                case "XMP ":
                    notes.AddXmp(data.Span);
                    break;
            }
            rest = rest[Math.Min(8 + (int)length + ((int)length & 1), rest.Length)..];
        }
        return size is { } whole ? whole with { Pages = Math.Max(frames, 1) } : throw new InvalidDataException("its WebP structure is damaged.");
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
