using System.Buffers.Binary;

namespace Caveat.Ledger.Journal;

/// <summary>The first 32 bytes of a segment. Segments follow one another by ordinal; a file of zeros was never begun.</summary>
internal readonly record struct SegmentHeader(long Ordinal, long FirstIndex)
{
    public const int Bytes = 32;

    private static ReadOnlySpan<byte> Magic => "caveatj1"u8;

    public void Write(Span<byte> destination)
    {
        destination[..Bytes].Clear();
        Magic.CopyTo(destination);
        BinaryPrimitives.WriteInt64LittleEndian(destination[8..], Ordinal);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], FirstIndex);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[24..], JournalRecord.Checksum(destination[..24]));
    }

    public static bool TryRead(ReadOnlySpan<byte> source, out SegmentHeader header)
    {
        header = default;
        if (source.Length < Bytes || !source.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(source[24..]) != JournalRecord.Checksum(source[..24]))
        {
            return false;
        }

        header = new SegmentHeader(
            BinaryPrimitives.ReadInt64LittleEndian(source[8..]), BinaryPrimitives.ReadInt64LittleEndian(source[16..]));
        return header is { Ordinal: >= 0, FirstIndex: >= 0 };
    }
}
