using System.Buffers.Binary;
using System.Text;

namespace Caveat.Labels.Tests.Mail;

/// <summary>Writes compound files ([MS-CFB] version 3), since nothing on a test machine writes Outlook messages. Streams below 4,096 bytes go into the short stream.</summary>
internal sealed class CompoundWriter
{
    private const int Sector = 512;
    private const int Mini = 64;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    private readonly List<(string Name, int Type, int Parent, byte[] Content)> _entries = [("Root Entry", 5, -1, [])];

    public int Storage(string name, int parent = 0) => Add(name, 1, parent, []);

    public void Stream(string name, byte[] content, int parent = 0) => Add(name, 2, parent, content);

    public byte[] ToBytes()
    {
        var fat = new List<uint>();
        var sectors = new MemoryStream();
        var miniFat = new List<uint>();
        var mini = new MemoryStream();
        var starts = new uint[_entries.Count];
        for (var i = 1; i < _entries.Count; i++)
        {
            var content = _entries[i].Content;
            starts[i] = content.Length == 0 ? End : content.Length < 4_096 ? Put(content, mini, miniFat, Mini) : Put(content, sectors, fat, Sector);
        }
        starts[0] = mini.Length == 0 ? End : Put(mini.ToArray(), sectors, fat, Sector);
        var miniFatStart = miniFat.Count == 0 ? End : Put(Bytes(miniFat), sectors, fat, Sector);
        var directoryStart = Put(Directory(starts, (int)mini.Length), sectors, fat, Sector);

        // The table has an entry for its own sectors too.
        var fatSectors = 1;
        while ((fat.Count + fatSectors) * 4 > fatSectors * Sector)
        {
            fatSectors++;
        }
        var fatStart = fat.Count;
        fat.AddRange(Enumerable.Repeat(0xFFFFFFFD, fatSectors));
        fat.AddRange(Enumerable.Repeat(Free, (fatSectors * Sector / 4) - fat.Count));
        sectors.Write(Bytes(fat));

        var header = new byte[Sector];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        Word(header, 0x18, 0x3E);
        Word(header, 0x1A, 3);
        Word(header, 0x1C, 0xFFFE);
        Word(header, 0x1E, 9);
        Word(header, 0x20, 6);
        Long(header, 0x2C, (uint)fatSectors);
        Long(header, 0x30, directoryStart);
        Long(header, 0x38, 4_096);
        Long(header, 0x3C, miniFatStart);
        Long(header, 0x40, (uint)((miniFat.Count * 4 + Sector - 1) / Sector));
        Long(header, 0x44, End);
        for (var i = 0; i < 109; i++)
        {
            Long(header, 0x4C + (4 * i), i < fatSectors ? (uint)(fatStart + i) : Free);
        }
        return [.. header, .. sectors.ToArray()];
    }

    private int Add(string name, int type, int parent, byte[] content)
    {
        _entries.Add((name, type, parent, content));
        return _entries.Count - 1;
    }

    private static uint Put(byte[] content, MemoryStream sectors, List<uint> table, int length)
    {
        var start = (uint)table.Count;
        for (var at = 0; at < content.Length; at += length)
        {
            var count = Math.Min(length, content.Length - at);
            sectors.Write(content, at, count);
            sectors.Write(new byte[length - count]);
            table.Add(at + length < content.Length ? (uint)table.Count + 1 : End);
        }
        return start;
    }

    // Siblings hang in a chain to the right, which is a tree too.
    private byte[] Directory(uint[] starts, int miniLength)
    {
        var directory = new byte[(_entries.Count * 128 + Sector - 1) / Sector * Sector];
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = directory.AsSpan(i * 128, 128);
            var (name, type, parent, content) = _entries[i];
            Encoding.Unicode.GetBytes(name, entry);
            Word(entry, 0x40, (ushort)((name.Length + 1) * 2));
            entry[0x42] = (byte)type;
            entry[0x43] = 1;
            Long(entry, 0x44, Free);
            var next = i == 0 ? -1 : _entries.FindIndex(i + 1, other => other.Parent == parent);
            var child = _entries.FindIndex(other => other.Parent == i);
            Long(entry, 0x48, next < 0 ? Free : (uint)next);
            Long(entry, 0x4C, child < 0 ? Free : (uint)child);
            Long(entry, 0x74, type == 1 ? 0 : starts[i]);
            Long(entry, 0x78, (uint)(i == 0 ? miniLength : content.Length));
        }
        return directory;
    }

    private static byte[] Bytes(List<uint> numbers)
    {
        var bytes = new byte[numbers.Count * 4];
        for (var i = 0; i < numbers.Count; i++)
        {
            Long(bytes, i * 4, numbers[i]);
        }
        return bytes;
    }

    private static void Word(Span<byte> bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes[at..], value);

    private static void Long(Span<byte> bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], value);
}
