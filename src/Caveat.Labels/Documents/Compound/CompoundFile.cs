using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Caveat.Labels.Documents.Compound;

/// <summary>A compound file ([MS-CFB]): storages and streams in one file, as Outlook and old Office formats use it. Read-only.</summary>
/// <remarks>INVARIANT: no chain of sectors is followed for more steps than there are sectors, and no directory entry is entered twice, so that loops end.</remarks>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int HeaderFatSectors = 109;

    // The greatest sector number; what is above says free, end of chain or table sector.
    private const uint LastSector = 0xFFFFFFFA;
    private const uint EndOfChain = 0xFFFFFFFE;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly int _sectorLength;
    private readonly int _miniLength;
    private readonly uint _miniCutoff;
    private readonly uint[] _fat;
    private readonly uint[] _miniFat;
    private readonly byte[] _miniStream;

    private CompoundFile(ReadOnlyMemory<byte> content)
    {
        var header = content.Span;
        _content = content;
        _sectorLength = ReadUInt16(header, 0x1E) switch
        {
            9 => 512,
            12 => 4_096,
            _ => throw new InvalidDataException("its compound file has sectors of an unknown size."),
        };
        _miniLength = ReadUInt16(header, 0x20) == 6 ? 64 : throw new InvalidDataException("its compound file has short sectors of an unknown size.");
        _miniCutoff = ReadUInt32(header, 0x38);
        _fat = ReadFat(header);
        var directory = ReadChain(ReadUInt32(header, 0x30), _content.Length);
        if (directory.Length < EntryLength)
        {
            throw new InvalidDataException("its compound file has no directory.");
        }
        _miniFat = Numbers(ReadChain(ReadUInt32(header, 0x3C), _content.Length));
        var root = directory.AsSpan(0, EntryLength);
        _miniStream = ReadChain(ReadUInt32(root, 0x74), Size(root));
        Root = ReadStorage(directory, root, new bool[directory.Length / EntryLength], 0);
    }

    public CompoundStorage Root { get; }

    public static bool IsCompound(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>Reads the directory; false when the file is none or is damaged.</summary>
    public static bool TryOpen(ReadOnlyMemory<byte> content, [NotNullWhen(true)] out CompoundFile? file)
    {
        file = null;
        if (!IsCompound(content.Span) || content.Length < HeaderLength)
        {
            return false;
        }
        try
        {
            file = new CompoundFile(content);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>A stream's bytes; fewer than it claims when the file breaks off.</summary>
    public byte[] Read(CompoundStream stream, DocumentBuilder into)
    {
        // Streams may share sectors, so that many small entries could be read as many gigabytes.
        into.CountUnpacked(Math.Min(stream.Length, _content.Length));
        return stream.Length < _miniCutoff ? ReadMiniChain(stream.Start, stream.Length) : ReadChain(stream.Start, stream.Length);
    }

    private uint[] ReadFat(ReadOnlySpan<byte> header)
    {
        var sectors = (_content.Length / _sectorLength) + 1;
        var fat = new List<uint>();
        for (var i = 0; i < HeaderFatSectors; i++)
        {
            AddFatSector(fat, ReadUInt32(header, 0x4C + (i * 4)));
        }
        var next = ReadUInt32(header, 0x44);
        for (var steps = 0; next <= LastSector && steps < sectors; steps++)
        {
            var numbers = Numbers(Sector(next));
            if (numbers.Length == 0)
            {
                break;
            }
            foreach (var number in numbers.AsSpan(..^1))
            {
                AddFatSector(fat, number);
            }
            next = numbers[^1];
        }
        return [.. fat];
    }

    private void AddFatSector(List<uint> fat, uint number)
    {
        // More table than file is a table that repeats itself.
        if (number <= LastSector && fat.Count <= _content.Length / _sectorLength)
        {
            fat.AddRange(Numbers(Sector(number)));
        }
    }

    private byte[] ReadChain(uint start, long length)
    {
        var bytes = new MemoryStream();
        var next = start;
        for (var steps = 0; next <= LastSector && bytes.Length < length && steps <= _fat.Length; steps++)
        {
            bytes.Write(Sector(next));
            next = next < _fat.Length ? _fat[next] : EndOfChain;
        }
        return Cut(bytes, length);
    }

    private byte[] ReadMiniChain(uint start, long length)
    {
        var bytes = new MemoryStream();
        var next = start;
        for (var steps = 0; next <= LastSector && bytes.Length < length && steps <= _miniFat.Length; steps++)
        {
            var at = (long)next * _miniLength;
            if (at >= _miniStream.Length)
            {
                break;
            }
            bytes.Write(_miniStream.AsSpan((int)at, (int)Math.Min(_miniLength, _miniStream.Length - at)));
            next = next < _miniFat.Length ? _miniFat[next] : EndOfChain;
        }
        return Cut(bytes, length);
    }

    private static byte[] Cut(MemoryStream bytes, long length)
    {
        bytes.SetLength(Math.Min(bytes.Length, length));
        return bytes.ToArray();
    }

    private ReadOnlySpan<byte> Sector(uint number)
    {
        var start = ((long)number + 1) * _sectorLength;
        return start >= _content.Length ? [] : _content.Span[(int)start..(int)Math.Min(start + _sectorLength, _content.Length)];
    }

    private CompoundStorage ReadStorage(byte[] directory, ReadOnlySpan<byte> entry, bool[] seen, int depth)
    {
        var streams = new List<CompoundStream>();
        var storages = new List<CompoundStorage>();
        // Beyond this depth nothing is read, and the reader of the format sees an empty storage where a message should be.
        var pending = new Stack<uint>(depth < 64 ? [ReadUInt32(entry, 0x4C)] : []);
        while (pending.TryPop(out var id))
        {
            if (id >= seen.Length || seen[id])
            {
                continue;
            }
            seen[id] = true;
            var child = directory.AsSpan((int)id * EntryLength, EntryLength);
            pending.Push(ReadUInt32(child, 0x48));
            pending.Push(ReadUInt32(child, 0x44));
            switch (child[0x42])
            {
                case 1:
                    storages.Add(ReadStorage(directory, child, seen, depth + 1));
                    break;
                case 2:
                    streams.Add(new CompoundStream(Name(child), ReadUInt32(child, 0x74), Size(child)));
                    break;
            }
        }
        return new CompoundStorage(Name(entry), streams, storages);
    }

    private static string Name(ReadOnlySpan<byte> entry) =>
        Encoding.Unicode.GetString(entry[..(Math.Clamp(ReadUInt16(entry, 0x40) - 2, 0, 62) & ~1)]);

    // Files of version 3 leave rubbish in the upper half.
    private long Size(ReadOnlySpan<byte> entry) =>
        _sectorLength == 512 ? ReadUInt32(entry, 0x78) : (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(entry[0x78..]), long.MaxValue);

    private static uint[] Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new uint[bytes.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = ReadUInt32(bytes, i * 4);
        }
        return numbers;
    }

    private static ushort ReadUInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint ReadUInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
