using System.IO.Compression;

namespace Caveat.Labels.Documents.Archives;

/// <summary>Reads gzip files (RFC 1952): one document, or a tar file, within.</summary>
internal sealed class GzipReader : IFormatReader
{
    private const int RatioFloor = 1 << 20;
    private const int ChunkLength = 1 << 16;

    public bool Recognises(DocumentPart part) => part.Content.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]);

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        using var content = new GZipStream(PartStream.Over(part.Content), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var chunk = new byte[ChunkLength];
        int count;
        while ((count = content.Read(chunk)) > 0)
        {
            into.CountUnpacked(count);
            unpacked.Write(chunk, 0, count);
            if (unpacked.Length > RatioFloor && unpacked.Length / into.Limits.Ratio > part.Content.Length)
            {
                throw new DocumentRefusedException($"it unpacks to more than {into.Limits.Ratio} times its packed size");
            }
        }
        var extension = Path.GetExtension(part.Name);
        var name = Path.GetFileNameWithoutExtension(part.Name) + (extension.Equals(".tgz", StringComparison.OrdinalIgnoreCase) ? ".tar" : "");
        ArchiveEntry.Read(part, name, () => unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length), into, reader);
        return "gzip archive";
    }
}
