using System.Buffers.Binary;
using System.Text;
using Caveat.Labels.Documents.Packed;

namespace Caveat.Labels.Documents.Images;

/// <summary>Reads PNG chunks (ISO 15948): size, texts, EXIF, XMP, and the number of an animation's pictures.</summary>
internal static class PngChunks
{
    private const int SignatureLength = 8;
    private const int ChunkFrame = 12;

    public static ImageSize Read(ReadOnlyMemory<byte> content, ImageNotes notes)
    {
        ImageSize? size = null;
        var frames = 1;
        for (var rest = content[SignatureLength..]; rest.Length >= ChunkFrame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
            if (length > rest.Length - ChunkFrame)
            {
                break;
            }
            var data = rest.Slice(8, (int)length);
            var type = Encoding.Latin1.GetString(rest.Span[4..8]);
            switch (type)
            {
                case "IHDR" when data.Length >= 8:
                    size = ImageSize.Of(BinaryPrimitives.ReadUInt32BigEndian(data.Span), BinaryPrimitives.ReadUInt32BigEndian(data.Span[4..]));
                    break;
                case "acTL" when data.Length >= 4:
                    frames = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(data.Span), int.MaxValue);
                    break;
                case "tEXt" or "zTXt" or "iTXt":
                    ReadText(type, data, notes);
                    break;
                case "eXIf":
                    TiffTags.ReadExif(data, notes);
                    break;
                case "IEND":
                    return size is { } whole ? whole with { Pages = frames } : throw Damage();
            }
            rest = rest[((int)length + ChunkFrame)..];
        }
        throw Damage();
    }

    // keyword 0 text | keyword 0 method packed-text | keyword 0 packed? method language 0 translated-keyword 0 text
    private static void ReadText(string type, ReadOnlyMemory<byte> data, ImageNotes notes)
    {
        var keyword = Encoding.Latin1.GetString(UpToZero(ref data).Span);
        var isPacked = type == "zTXt";
        if (type == "iTXt")
        {
            isPacked = data.Length > 0 && data.Span[0] == 1;
            data = data[Math.Min(2, data.Length)..];
            UpToZero(ref data);
            UpToZero(ref data);
        }
        else if (isPacked)
        {
            data = data[Math.Min(1, data.Length)..];
        }
        var text = isPacked ? Unpack(data, notes.Into) : data.Span;
        if (keyword == "XML:com.adobe.xmp")
        {
            notes.AddXmp(text);
        }
        else
        {
            notes.Add($"PNG {keyword}", text);
        }
    }

    private static ReadOnlyMemory<byte> UpToZero(ref ReadOnlyMemory<byte> data)
    {
        var end = data.Span.IndexOf((byte)0);
        var before = end < 0 ? data : data[..end];
        data = end < 0 ? default : data[(end + 1)..];
        return before;
    }

    private static byte[] Unpack(ReadOnlyMemory<byte> data, DocumentBuilder into) => ZlibData.TryUnpack(data, into, out var text) ? text : throw Damage();

    private static InvalidDataException Damage() => new("its PNG structure is damaged.");
}
