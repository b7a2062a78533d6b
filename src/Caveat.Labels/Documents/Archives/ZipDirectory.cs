using System.Buffers.Binary;
using Caveat.Labels.Documents.Text;

namespace Caveat.Labels.Documents.Archives;

/// <summary>The entries of a ZIP file by its central directory, with ZIP64 (APPNOTE 4.3). Every offset and count is checked before it is used.</summary>
/// <remarks>Our own reader, because the platform's does not say where entries lie, and overlapping entries are how small files unpack to petabytes.</remarks>
internal sealed class ZipDirectory
{
    private const uint LocalSignature = 0x04034B50;
    private const uint CentralSignature = 0x02014B50;
    private const uint EndSignature = 0x06054B50;
    private const uint End64Signature = 0x06064B50;
    private const uint Locator64Signature = 0x07064B50;
    private const int EndLength = 22;
    private const int CentralLength = 46;
    private const int LocalLength = 30;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly List<ZipEntry> _entries = [];
    private readonly List<(long Start, long End)> _extents = [];

    private ZipDirectory(ReadOnlyMemory<byte> content) => _content = content;

    public IReadOnlyList<ZipEntry> Entries => _entries;

    public static bool Recognises(ReadOnlySpan<byte> content) =>
        content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8)
        // A program that unpacks itself.
        || (content.StartsWith("MZ"u8) && FindEnd(content) >= 0);

    /// <exception cref="InvalidDataException">It is cut off or damaged.</exception>
    /// <exception cref="DocumentRefusedException">It holds too many entries, or entries that overlap.</exception>
    public static ZipDirectory Read(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        var directory = new ZipDirectory(content);
        directory.Read(limits);
        return directory;
    }

    public ZipEntry? Find(string name) =>
        _entries.Find(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));

    private void Read(DocumentLimits limits)
    {
        var content = _content.Span;
        var end = FindEnd(content);
        if (end < 0)
        {
            throw Damaged("its directory is missing");
        }
        long count = UInt16(content, end + 10), length = UInt32(content, end + 12), start = UInt32(content, end + 16), directoryEnd = end;
        if (end >= 20 && UInt32(content, end - 20) == Locator64Signature)
        {
            var end64 = Long(UInt64(content, end - 12));
            if (end64 > content.Length - 56 || UInt32(content, end64) != End64Signature)
            {
                throw Damaged("its ZIP64 directory is missing");
            }
            (count, length, start, directoryEnd) = (Long(UInt64(content, end64 + 32)), Long(UInt64(content, end64 + 40)), Long(UInt64(content, end64 + 48)), end64);
        }
        if (count > limits.Entries)
        {
            throw new DocumentRefusedException($"it holds more than {limits.Entries} entries");
        }
        if (length > directoryEnd)
        {
            throw Damaged("its directory does not fit");
        }
        // What stands before the archive, such as the program that unpacks it, shifts all offsets.
        var shift = Math.Max(0, directoryEnd - length - start);
        var at = start + shift;
        for (var index = 0; index < count; index++)
        {
            at = ReadEntry(content, at, shift);
        }
        RefuseOverlaps();
    }

    private long ReadEntry(ReadOnlySpan<byte> content, long at, long shift)
    {
        if (at > content.Length - CentralLength || UInt32(content, at) != CentralSignature)
        {
            throw Damaged("its directory ends early");
        }
        var (nameLength, extraLength, commentLength) = (UInt16(content, at + 28), UInt16(content, at + 30), UInt16(content, at + 32));
        var next = at + CentralLength + nameLength + extraLength + commentLength;
        if (next > content.Length)
        {
            throw Damaged("its directory ends early");
        }
        var name = TextDecoding.Decode(content.Slice((int)at + CentralLength, nameLength)).Replace('\\', '/');
        var extra = content.Slice((int)at + CentralLength + nameLength, extraLength);
        long packed = UInt32(content, at + 20), length = UInt32(content, at + 24), local = UInt32(content, at + 42);
        ReadExtra64(extra, ref length, ref packed, ref local);
        local += shift;
        if (local > content.Length - LocalLength || UInt32(content, local) != LocalSignature)
        {
            throw Damaged("an entry of its directory points nowhere");
        }
        var data = local + LocalLength + UInt16(content, local + 26) + UInt16(content, local + 28);
        if (data + packed > content.Length)
        {
            throw Damaged("it is cut off");
        }
        _extents.Add((local, data + packed));
        _entries.Add(new ZipEntry(name, UInt16(content, at + 8), UInt16(content, at + 10), length, _content.Slice((int)data, (int)packed)));
        return next;
    }

    // APPNOTE 4.5.3: each value is there only when its field in the header is all ones.
    private static void ReadExtra64(ReadOnlySpan<byte> extra, ref long length, ref long packed, ref long local)
    {
        while (extra.Length >= 4)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - 4)
            {
                return;
            }
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                var values = extra.Slice(4, size);
                Take(ref values, ref length);
                Take(ref values, ref packed);
                Take(ref values, ref local);
                return;
            }
            extra = extra[(4 + size)..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> values, ref long value)
    {
        if (value == uint.MaxValue && values.Length >= 8)
        {
            value = Long(BinaryPrimitives.ReadUInt64LittleEndian(values));
            values = values[8..];
        }
    }

    private void RefuseOverlaps()
    {
        _extents.Sort();
        for (var i = 1; i < _extents.Count; i++)
        {
            if (_extents[i].Start < _extents[i - 1].End)
            {
                throw new DocumentRefusedException("its entries overlap, which no honest archive does");
            }
        }
    }

    // The last end record whose comment reaches the end of the file, or else the last one: text may follow an archive.
    private static int FindEnd(ReadOnlySpan<byte> content)
    {
        var last = -1;
        for (var at = content.Length - EndLength; at >= 0 && at >= content.Length - EndLength - ushort.MaxValue; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(content[at..]) == EndSignature)
            {
                if (at + EndLength + UInt16(content, at + 20) == content.Length)
                {
                    return at;
                }
                last = last < 0 ? at : last;
            }
        }
        return last;
    }

    private static InvalidDataException Damaged(string why) => new($"it is damaged: {why}.");

    private static long Long(ulong value) => value <= int.MaxValue * 1024UL ? (long)value : throw Damaged("a size in its directory is impossible");

    private static ushort UInt16(ReadOnlySpan<byte> content, long at) => BinaryPrimitives.ReadUInt16LittleEndian(content[(int)at..]);

    private static uint UInt32(ReadOnlySpan<byte> content, long at) => BinaryPrimitives.ReadUInt32LittleEndian(content[(int)at..]);

    private static ulong UInt64(ReadOnlySpan<byte> content, long at) => BinaryPrimitives.ReadUInt64LittleEndian(content[(int)at..]);
}
