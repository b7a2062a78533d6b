using System.IO.Compression;

namespace Caveat.Labels.Documents.Packed;

/// <summary>Unpacks zlib data (RFC 1950) that stands within a document.</summary>
internal static class ZlibData
{
    /// <summary>The most bytes that one piece may give.</summary>
    public const int Longest = 64 << 20;

    /// <summary>False when the data is damaged; <paramref name="bytes"/> is then what came before the damage.</summary>
    public static bool TryUnpack(ReadOnlyMemory<byte> packed, DocumentBuilder into, out byte[] bytes)
    {
        using var unpacked = new MemoryStream();
        var isWhole = true;
        try
        {
            using var inflater = new ZLibStream(PartStream.Over(packed), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            for (int read; (read = inflater.Read(buffer)) > 0;)
            {
                into.CountUnpacked(read);
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > Longest)
                {
                    throw new DocumentRefusedException($"one of its packed pieces has more than {Longest} bytes");
                }
            }
        }
        // Bytes that zlib itself trips over come as an I/O failure, though nothing is read but memory.
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            isWhole = false;
        }
        bytes = unpacked.ToArray();
        return isWhole;
    }
}
