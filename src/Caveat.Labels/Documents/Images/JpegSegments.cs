using System.Buffers.Binary;

namespace Caveat.Labels.Documents.Images;

/// <summary>Reads the segments of a JPEG file before its pixels (ISO 10918-1): size, comments, EXIF, XMP with its extension, IPTC.</summary>
internal static class JpegSegments
{
    private const int ExtensionHeader = 40;

    public static ImageSize Read(ReadOnlyMemory<byte> content, ImageNotes notes)
    {
        ImageSize? size = null;
        using var extension = new MemoryStream();
        for (var rest = content[2..]; rest.Length >= 4;)
        {
            // Padding before a marker.
            if (rest.Span[0] != 0xFF || rest.Span[1] == 0xFF)
            {
                rest = rest[1..];
                continue;
            }
            var marker = rest.Span[1];
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                rest = rest[2..];
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest.Span[2..]);
            // 0xDA begins the pixels, 0xD9 ends the file.
            if (marker is 0xDA or 0xD9 || length < 2 || length > rest.Length - 2)
            {
                break;
            }
            var data = rest[4..(length + 2)];
            // Start of frame: 0xC0 to 0xCF but for the tables among them.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && data.Length >= 5)
            {
                size = ImageSize.Of(BinaryPrimitives.ReadUInt16BigEndian(data.Span[3..]), BinaryPrimitives.ReadUInt16BigEndian(data.Span[1..]));
            }
            ReadNotes(marker, data, notes, extension);
            rest = rest[(length + 2)..];
        }
        if (extension.Length > 0)
        {
            notes.AddXmp(extension.ToArray());
        }
        return size ?? throw new InvalidDataException("its JPEG structure is damaged.");
    }

    private static void ReadNotes(byte marker, ReadOnlyMemory<byte> data, ImageNotes notes, MemoryStream extension)
    {
        switch (marker)
        {
            case 0xFE:
                notes.Add("JPEG comment", data.Span);
                break;
            case 0xE1 when TryAfter(data, "Exif\0\0"u8, out var exif):
                TiffTags.ReadExif(exif, notes);
                break;
            case 0xE1 when TryAfter(data, "http://ns.adobe.com/xap/1.0/\0"u8, out var xmp):
                notes.AddXmp(xmp.Span);
                break;
            // A digest of the whole, its length, and this piece's offset stand before each piece; the pieces come in order.
            case 0xE1 when TryAfter(data, "http://ns.adobe.com/xmp/extension/\0"u8, out var piece) && piece.Length > ExtensionHeader:
                extension.Write(piece.Span[ExtensionHeader..]);
                break;
            case 0xED when TryAfter(data, "Photoshop 3.0\0"u8, out var resources):
                IptcRecords.ReadResources(resources.Span, notes);
                break;
        }
    }

    private static bool TryAfter(ReadOnlyMemory<byte> data, ReadOnlySpan<byte> start, out ReadOnlyMemory<byte> rest)
    {
        var matches = data.Span.StartsWith(start);
        rest = matches ? data[start.Length..] : default;
        return matches;
    }
}
