namespace Caveat.Labels.Documents.Rtf;

/// <summary>Reads Rich Text Format: text with deleted and hidden parts, headers, footers, notes, comments, shapes, watermarks, properties and pictures.</summary>
internal sealed class RtfReader : IFormatReader
{
    public bool Recognises(DocumentPart part) => part.Content.Span.StartsWith("{\\rtf"u8) || part.Content.Span.StartsWith("\uFEFF{\\rtf"u8);

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var document = new RtfDocument(part, into, reader);
        try
        {
            document.Read();
        }
        finally
        {
            // What was seen counts, also when a limit stopped the reading.
            document.Finish();
        }
        return "RTF";
    }
}
