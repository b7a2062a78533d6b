using System.Buffers.Binary;
using System.IO.Compression;

namespace Caveat.Labels.Documents.Archives;

/// <summary>Reads gzip files (RFC 1952): one document, or a tar file, within.</summary>
internal sealed class GzipReader : IFormatReader
{
    private const int RatioFloor = 1 << 20;
    private const int ShortestLength = 18;
    private const int ChunkLength = 1 << 16;

    public bool Recognises(DocumentPart part) => part.Content.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]);

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        if (part.Content.Length < ShortestLength)
        {
            throw new InvalidDataException("it is cut off.");
        }
        using var unpacked = Unpack(part.Content, into);
        // The trailer holds the length (RFC 1952, 2.3.1): the platform's stream says nothing when the end is missing.
        var trailer = part.Content.Span[^4..];
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != (uint)unpacked.Length)
        {
            into.Report(DocumentStatus.Unread, $"{part.Label} cannot be read to its end: it is cut off, damaged or made of several files.");
        }
        var extension = Path.GetExtension(part.Name);
        var name = Path.GetFileNameWithoutExtension(part.Name) + (extension.Equals(".tgz", StringComparison.OrdinalIgnoreCase) ? ".tar" : "");
        ArchiveEntry.Read(part, name, () => unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length), into, reader);
        return "gzip archive";
    }

    private static MemoryStream Unpack(ReadOnlyMemory<byte> packed, DocumentBuilder into)
    {
        using var content = new GZipStream(PartStream.Over(packed), CompressionMode.Decompress);
        var unpacked = new MemoryStream();
        var chunk = new byte[ChunkLength];
        try
        {
            int count;
            while ((count = content.Read(chunk)) > 0)
            {
                into.CountUnpacked(count);
                unpacked.Write(chunk, 0, count);
                if (unpacked.Length > RatioFloor && unpacked.Length / into.Limits.Ratio > packed.Length)
                {
                    throw new DocumentRefusedException($"it unpacks to more than {into.Limits.Ratio} times its packed size");
                }
            }
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            throw new InvalidDataException("it is damaged: it does not unpack.", damage);
        }
        return unpacked;
    }
}
