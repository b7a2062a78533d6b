using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Caveat.Labels.Documents.Images;

/// <summary>Reads TIFF directories (TIFF 6.0), which EXIF uses too: size, texts, XMP and IPTC.</summary>
/// <remarks>INVARIANT: no directory is entered twice, and there is an end to how many are, so that loops end.</remarks>
internal static class TiffTags
{
    private const int Directories = 1_000;
    private const int EntryLength = 12;
    private const int WidthTag = 256;
    private const int HeightTag = 257;
    private const int XmpTag = 700;
    private const int IptcTag = 33723;
    private const int ExifTag = 34665;
    private const int SubDirectoryTag = 330;
    private const int UserCommentTag = 37510;

    public static ImageSize Read(ReadOnlyMemory<byte> content, ImageNotes notes)
    {
        var sizes = ReadDirectories(content.Span, notes);
        long pixels = 0;
        foreach (var size in sizes)
        {
            pixels += Math.Min(size.Pixels, long.MaxValue / 2 / Directories);
        }
        return sizes.Count > 0 ? sizes[0] with { Pixels = pixels, Pages = sizes.Count } : throw new InvalidDataException("its TIFF structure is damaged.");
    }

    /// <summary>Reads the texts of an EXIF block; what is damaged there gives no text.</summary>
    public static void ReadExif(ReadOnlyMemory<byte> content, ImageNotes notes) => ReadDirectories(content.Span, notes);

    // The sizes of the directories in the main chain, each a page.
    private static List<ImageSize> ReadDirectories(ReadOnlySpan<byte> content, ImageNotes notes)
    {
        List<ImageSize> sizes = [];
        if (content.Length < 8)
        {
            return sizes;
        }
        var isLittle = content[0] == 'I';
        var seen = new HashSet<uint>();
        var pending = new Queue<(uint At, bool IsPage)>([(UInt32(content, 4, isLittle), true)]);
        while (pending.TryDequeue(out var next))
        {
            if (next.At < 8 || next.At > content.Length - 2 || !seen.Add(next.At))
            {
                continue;
            }
            if (seen.Count > Directories)
            {
                throw new DocumentRefusedException($"it has more than {Directories} image directories");
            }
            notes.Into.CheckTime();
            var count = UInt16(content, (int)next.At, isLittle);
            var at = (int)next.At + 2;
            long width = 0, height = 0;
            for (var i = 0; i < count && at <= content.Length - EntryLength; i++, at += EntryLength)
            {
                ReadEntry(content, at, isLittle, notes, pending, ref width, ref height);
            }
            if (next.IsPage && at <= content.Length - 4)
            {
                pending.Enqueue((UInt32(content, at, isLittle), true));
            }
            if (next.IsPage && width > 0 && height > 0)
            {
                sizes.Add(ImageSize.Of(width, height));
            }
        }
        return sizes;
    }

    private static void ReadEntry(ReadOnlySpan<byte> content, int at, bool isLittle, ImageNotes notes, Queue<(uint At, bool IsPage)> pending, ref long width, ref long height)
    {
        var tag = UInt16(content, at, isLittle);
        var type = UInt16(content, at + 2, isLittle);
        var number = type == 3 ? UInt16(content, at + 8, isLittle) : UInt32(content, at + 8, isLittle);
        switch (tag)
        {
            case WidthTag:
                width = number;
                return;
            case HeightTag:
                height = number;
                return;
            case ExifTag:
                pending.Enqueue((number, false));
                return;
        }
        var data = Data(content, at, type, isLittle);
        switch (tag)
        {
            case SubDirectoryTag:
                for (var i = 0; i + 4 <= data.Length; i += 4)
                {
                    pending.Enqueue((UInt32(data, i, isLittle), false));
                }
                break;
            case XmpTag:
                notes.AddXmp(data);
                break;
            case IptcTag:
                IptcRecords.Read(data, notes);
                break;
            // Eight bytes name the encoding.
            case UserCommentTag when data.Length > 8:
                notes.Add("EXIF comment", data.StartsWith("UNICODE\0"u8) ? (isLittle ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(data[8..]) : Encoding.UTF8.GetString(data[8..]));
                break;
            // Windows' title, comment, author, keywords and subject.
            case >= 40091 and <= 40095:
                notes.Add("EXIF Windows property", Encoding.Unicode.GetString(data));
                break;
            case var _ when type == 2:
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"EXIF tag {tag}"), data);
                break;
        }
    }

    private static ReadOnlySpan<byte> Data(ReadOnlySpan<byte> content, int at, int type, bool isLittle)
    {
        var length = UInt32(content, at + 4, isLittle) * (type switch { 1 or 2 or 6 or 7 => 1L, 3 or 8 => 2L, 4 or 9 or 11 or 13 => 4L, 5 or 10 or 12 => 8L, _ => 0L });
        long start = length <= 4 ? at + 8 : UInt32(content, at + 8, isLittle);
        return start + length <= content.Length ? content.Slice((int)start, (int)length) : [];
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
