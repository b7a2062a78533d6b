using System.Buffers.Binary;

namespace Caveat.Labels.Documents.Images;

/// <summary>Reads the texts of IPTC-IIM records (version 4), alone or in Photoshop's image resources.</summary>
internal static class IptcRecords
{
    private const int IptcResource = 0x0404;

    /// <summary>Resources: <c>8BIM</c>, identifier, a padded Pascal string, length, padded data.</summary>
    public static void ReadResources(ReadOnlySpan<byte> resources, ImageNotes notes)
    {
        while (resources.Length >= 12 && resources.StartsWith("8BIM"u8))
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(resources[4..]);
            var name = (resources[6] + 2) & ~1;
            if (resources.Length < 10 + name)
            {
                return;
            }
            var length = BinaryPrimitives.ReadUInt32BigEndian(resources[(6 + name)..]);
            resources = resources[(10 + name)..];
            var data = resources[..(int)Math.Min(length, resources.Length)];
            if (id == IptcResource)
            {
                Read(data, notes);
            }
            resources = resources[Math.Min(data.Length + (data.Length & 1), resources.Length)..];
        }
    }

    /// <summary>Records: 0x1C, record, data set, length, data. Record 2 is what people write.</summary>
    public static void Read(ReadOnlySpan<byte> records, ImageNotes notes)
    {
        while (records.Length >= 5 && records[0] == 0x1C)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(records[3..]);
            // A longer text states its length in more bytes; none is written that way.
            if (length > records.Length - 5)
            {
                return;
            }
            if (records[1] == 2 && records[2] != 0)
            {
                notes.Add("IPTC", records.Slice(5, length));
            }
            records = records[(5 + length)..];
        }
    }
}
