using Caveat.Labels.Documents.Archives;
using Caveat.Labels.Documents.Office;
using Caveat.Labels.Documents.OpenDocument;

namespace Caveat.Labels.Documents;

/// <summary>Reads what is packed as ZIP: Office and OpenDocument packages by what they hold, everything else as an archive.</summary>
internal sealed class ZipReader : IFormatReader
{
    public bool Recognises(DocumentPart part) => ZipDirectory.Recognises(part.Content.Span);

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var directory = ZipDirectory.Read(part.Content, into.Limits);
        return OfficePackage.Recognises(directory) ? OfficePackage.Read(part, directory, into, reader)
            : OpenDocumentPackage.Recognises(directory) ? OpenDocumentPackage.Read(part, directory, into, reader)
            : ZipArchiveText.Read(part, directory, into, reader);
    }
}
