using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Caveat.Labels.Tests.Images;

/// <summary>Image files of headers and metadata, without pixels.</summary>
internal static class ImageFiles
{
    public static byte[] Png(uint width, uint height, params (string Type, byte[] Data)[] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Data)), .. Chunk("IEND", [])];
    }

    public static byte[] Jpeg(params (byte Marker, byte[] Data)[] segments) =>
    [
        0xFF, 0xD8, .. segments.SelectMany(segment => Segment(segment.Marker, segment.Data)), .. Segment(0xC0, [8, 0, 100, 0, 100, 3]), 0xFF, 0xDA, 0, 2, 0xFF, 0xD9,
    ];

    /// <summary>One directory, its texts behind it.</summary>
    public static byte[] Tiff(bool isLittle, uint next, params (ushort Tag, ushort Type, byte[] Data)[] tags)
    {
        var data = new MemoryStream();
        var rows = new MemoryStream();
        var behind = 8 + 2 + (12 * tags.Length) + 4;
        Word(rows, tags.Length);
        foreach (var (tag, type, value) in tags)
        {
            Word(rows, tag);
            Word(rows, type);
            Long(rows, (uint)(type == 3 ? value.Length / 2 : type == 4 ? value.Length / 4 : value.Length));
            if (value.Length <= 4)
            {
                rows.Write(value.Concat(new byte[4]).Take(4).ToArray());
            }
            else
            {
                Long(rows, (uint)(behind + data.Length));
                data.Write(value);
            }
        }
        Long(rows, next);
        byte[] mark = isLittle ? [.. "II"u8, 42, 0, 8, 0, 0, 0] : [.. "MM"u8, 0, 42, 0, 0, 0, 8];
        return [.. mark, .. rows.ToArray(), .. data.ToArray()];

        void Word(MemoryStream to, int value) => to.Write(isLittle ? [(byte)value, (byte)(value >> 8)] : [(byte)(value >> 8), (byte)value]);

        void Long(MemoryStream to, uint value)
        {
            var bytes = BitConverter.GetBytes(value);
            to.Write(isLittle ? bytes : [.. bytes.Reverse()]);
        }
    }

    public static byte[] Webp(params (string Type, byte[] Data)[] chunks)
    {
        byte[] body = [.. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 99, 0, 0, .. chunks.SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes(chunk.Type), .. BitConverter.GetBytes(chunk.Data.Length), .. chunk.Data, .. new byte[chunk.Data.Length & 1]])];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }

    public static byte[] Gif(params byte[][] blocks) => [.. "GIF89a"u8, 100, 0, 100, 0, 0, 0, 0, .. blocks.SelectMany(block => block), 0x3B];

    public static byte[] Deflate(string text)
    {
        var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            deflater.Write(Encoding.UTF8.GetBytes(text));
        }
        return packed.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        // Nobody reads the checksum.
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];
}
