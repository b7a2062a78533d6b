namespace Caveat.Labels.Documents.Archives;

/// <summary>Archives that are known and not read: named, so that people know what to do.</summary>
internal sealed class UnreadArchives : IFormatReader
{
    private static readonly (byte[] Start, string Name)[] Known =
    [
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip archive"),
        ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], "RAR archive"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "XZ archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard archive"),
        ([0x42, 0x5A, 0x68], "bzip2 archive"),
        ([0x4D, 0x53, 0x43, 0x46], "cabinet archive"),
    ];

    public bool Recognises(DocumentPart part) => NameOf(part) is not null;

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader) =>
        throw new InvalidDataException($"a {NameOf(part)} is not read; unpack it, or pack it as ZIP.");

    private static string? NameOf(DocumentPart part)
    {
        foreach (var (start, name) in Known)
        {
            if (part.Content.Span.StartsWith(start))
            {
                return name;
            }
        }
        return null;
    }
}
