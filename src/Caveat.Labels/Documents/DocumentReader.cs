using System.Globalization;
using Caveat.Labels.Bindings;
using Caveat.Labels.Documents.Archives;
using Caveat.Labels.Documents.Images;
using Caveat.Labels.Documents.Mail;
using Caveat.Labels.Documents.Office;
using Caveat.Labels.Documents.Pdf;
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
        new OutlookReader(),
        new CompoundReader(),
        new GzipReader(),
        new UnreadArchives(),
        new TarReader(),
        new RtfReader(),
        new ImageReader(),
        new CmsReader(),
        new MailReader(),
        new MailboxReader(),
        new PdfReader(),
        new HtmlReader(),
        new XmlFileReader(),
        new PlainTextReader(),
    ];

    public DocumentReader()
        : this(DocumentLimits.Default, TimeProvider.System)
    {
    }

    /// <summary>What an organisation's own label identifiers mean; without it, labels that are only identifiers stay text.</summary>
    public LabelMapping Mapping { get; init; } = LabelMapping.None;

    /// <summary>Reads a file. What cannot be opened is unread; what is too large is refused before it is opened.</summary>
    public DocumentReading ReadFile(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return file.Length > limits.FileBytes
                ? TooLarge(path, file.Length)
                : Read(Path.GetFileName(path), ReadAll(file), cancellationToken);
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
            return TooLarge(name, content.Length);
        }
        var builder = new DocumentBuilder(limits, time, cancellationToken);
        return builder.Build(ReadPart(new DocumentPart(name, content, "", 0), builder));
    }

    /// <summary>Reads a part with the reader that recognises it; its problems are the builder's. The format in words.</summary>
    internal string ReadPart(DocumentPart part, DocumentBuilder into)
    {
        if (part.Depth > limits.Depth)
        {
            into.Report(DocumentStatus.Refused, $"{part.Label} is refused: it lies deeper than {limits.Depth} levels of archives and messages.");
            return "";
        }
        var format = "";
        into.Guard(part.Label, () =>
        {
            into.Add(new Passage(part.Name, Place.FileName, part.Path));
            format = Array.Find(Readers, reader => reader.Recognises(part))?.Read(part, into, this)
                ?? throw new InvalidDataException("its format is not known; save it as PDF, an Office document or plain text.");
        });
        return format;
    }

    private DocumentReading TooLarge(string name, long length) => new(DocumentStatus.Refused, [], [])
    {
        Problem = string.Create(CultureInfo.InvariantCulture, $"\"{name}\" is refused: it has {length} bytes and the limit is {limits.FileBytes}."),
    };

    // As long as it said when it was opened. Fails closed on one that gives more: it grows, or is no regular file.
    private static byte[] ReadAll(FileStream file)
    {
        var content = new byte[file.Length];
        var length = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return file.ReadByte() < 0 ? content[..length] : throw new IOException("it changes while it is read, or is no regular file.");
    }
}
