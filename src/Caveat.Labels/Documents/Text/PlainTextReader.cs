using System.Globalization;

namespace Caveat.Labels.Documents.Text;

/// <summary>Reads what is text without markup that hides anything: plain text, Markdown, mail lists, source, tables with separators.</summary>
internal sealed class PlainTextReader : IFormatReader
{
    public bool Recognises(DocumentPart part) => TextDecoding.IsText(part.Content.Span);

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var binary = TextDecoding.BinaryFrom(part.Content.Span);
        if (binary >= 0)
        {
            into.Report(DocumentStatus.Unread, string.Create(CultureInfo.InvariantCulture, $"{part.Label} cannot be read to its end: from about byte {binary} on it is no text."));
        }
        into.Add(new Passage(TextDecoding.Decode(part.Content.Span), Place.Body, part.Path));
        return Path.GetExtension(part.Name).ToUpperInvariant() is ".MD" or ".MARKDOWN" ? "Markdown" : "plain text";
    }
}
