using System.Buffers.Binary;
using System.Numerics;

namespace Caveat.Ledger.Journal;

/// <summary>The frame of an entry in a segment: CRC-32C of the rest, 32-bit little-endian length, the entry.</summary>
/// <remarks>
/// INVARIANT: a length is below 65,536, so the byte just before the entry is zero, which is also the prefix of a leaf
/// (RFC 6962). The leaf is therefore hashed in place, from that byte on.
/// </remarks>
internal static class JournalRecord
{
    public const int HeaderBytes = 8;

    public static int LengthOf(int entryLength) => HeaderBytes + entryLength;

    public static void Write(Span<byte> destination, ReadOnlySpan<byte> entry, uint checksum)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, checksum);
        BinaryPrimitives.WriteInt32LittleEndian(destination[4..], entry.Length);
        entry.CopyTo(destination[HeaderBytes..]);
    }

    /// <summary>The length of the valid entry at the front; false for zeros, a torn record or the end.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out int length)
    {
        length = 0;
        if (source.Length < HeaderBytes)
        {
            return false;
        }

        var claimed = BinaryPrimitives.ReadUInt32LittleEndian(source[4..]);
        if (claimed > ushort.MaxValue || source.Length < HeaderBytes + (int)claimed
            || Checksum(source.Slice(HeaderBytes, (int)claimed)) != BinaryPrimitives.ReadUInt32LittleEndian(source))
        {
            return false;
        }

        length = (int)claimed;
        return true;
    }

    /// <summary>CRC-32C of the length and the entry; not zero for an empty one, so zeros are no record.</summary>
    public static uint Checksum(ReadOnlySpan<byte> entry)
    {
        var crc = BitOperations.Crc32C(~0u, (uint)entry.Length);
        for (; entry.Length >= 8; entry = entry[8..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(entry));
        }

        foreach (var value in entry)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
