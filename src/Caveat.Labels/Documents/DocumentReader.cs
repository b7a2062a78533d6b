using System.Globalization;
using Caveat.Labels.Documents.Archives;
using Caveat.Labels.Documents.Office;
using Caveat.Labels.Documents.Rtf;
using Caveat.Labels.Documents.Text;

namespace Caveat.Labels.Documents;

/// <summary>Reads the text and the labels of documents, mail and archives. Stateless and thread-safe.</summary>
/// <remarks>Content is untrusted. Every limit is checked before the content is parsed; nothing that a document names is fetched.</remarks>
public sealed class DocumentReader(DocumentLimits limits, TimeProvider time)
{
    // The order counts: the first that recognises the content reads it, and plain text takes what is left.
    private static readonly IFormatReader[] Readers =
    [
        new ZipReader(),
        new CompoundReader(),
        new GzipReader(),
        new UnreadArchives(),
        new TarReader(),
        new RtfReader(),
        new HtmlReader(),
        new XmlTextReader(),
        new PlainTextReader(),
    ];

    public DocumentReader()
        : this(DocumentLimits.Default, TimeProvider.System)
    {
    }

    /// <summary>Reads a file. What cannot be opened is unread; what is too large is refused before it is opened.</summary>
    public DocumentReading ReadFile(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length > limits.FileBytes
                ? Refused(path, string.Create(CultureInfo.InvariantCulture, $"it has {length} bytes and the limit is {limits.FileBytes}"))
                : Read(Path.GetFileName(path), File.ReadAllBytes(path), cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new DocumentReading(DocumentStatus.Unread, [], []) { Problem = $"\"{path}\" cannot be read: {failure.Message}" };
        }
    }

    /// <summary>Reads content that is in memory.</summary>
    /// <param name="name">The file's name: read like any other text, and a hint for formats without a signature.</param>
    public DocumentReading Read(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        if (content.Length > limits.FileBytes)
        {
            return Refused(name, string.Create(CultureInfo.InvariantCulture, $"it has {content.Length} bytes and the limit is {limits.FileBytes}"));
        }
        var builder = new DocumentBuilder(limits, time, cancellationToken);
        return builder.Build(ReadPart(new DocumentPart(name, content, "", 0), builder));
    }

    /// <summary>Reads a part with the reader that recognises it; its problems are the builder's. The format in words.</summary>
    internal string ReadPart(DocumentPart part, DocumentBuilder into)
    {
        var label = part.Path.Length == 0 ? DocumentPart.Quote(part.Name) : part.Path;
        if (part.Depth > limits.Depth)
        {
            into.Report(DocumentStatus.Refused, $"{label} is refused: it lies deeper than {limits.Depth} levels of archives and messages.");
            return "";
        }
        var format = "";
        into.Guard(label, () =>
        {
            into.Add(new Passage(part.Name, Place.FileName, part.Path));
            format = Array.Find(Readers, reader => reader.Recognises(part))?.Read(part, into, this)
                ?? throw new InvalidDataException("its format is not known; save it as PDF, an Office document or plain text.");
        });
        return format;
    }

    private static DocumentReading Refused(string name, string why) =>
        new(DocumentStatus.Refused, [], []) { Problem = $"\"{name}\" is refused: {why}." };
}
