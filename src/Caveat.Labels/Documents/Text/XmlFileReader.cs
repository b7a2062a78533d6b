using System.Xml;
using Caveat.Labels.Documents.Markup;
using Caveat.Labels.Documents.Office;
using Caveat.Labels.Documents.OpenDocument;

namespace Caveat.Labels.Documents.Text;

/// <summary>Reads XML that is a file of its own: flat OpenDocument and Office documents, drawings (SVG), sidecar bindings, anything else.</summary>
internal sealed class XmlFileReader : IFormatReader
{
    private const int SampleLength = 1024;

    public bool Recognises(DocumentPart part)
    {
        if (!TextDecoding.IsText(part.Content.Span))
        {
            return false;
        }
        var start = TextDecoding.Decode(part.Content.Span[..Math.Min(part.Content.Length, SampleLength)]).AsSpan().TrimStart("\uFEFF \t\r\n");
        return start.StartsWith("<?xml", StringComparison.Ordinal) || (start.StartsWith("<", StringComparison.Ordinal) && Path.GetExtension(part.Name).ToUpperInvariant() is ".XML" or ".SVG" or ".BDO" or ".FODT" or ".FODS" or ".FODP");
    }

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var text = TextDecoding.Decode(part.Content.Span);
        var format = "XML";
        var custom = new Dictionary<string, string>();
        if (text.Contains("<!DOCTYPE", StringComparison.Ordinal) && text.Contains("<!ENTITY", StringComparison.Ordinal))
        {
            // The words that can be seen count; what the entities would make of them is not known.
            into.Add(new Passage(text, Place.Body, part.Path));
            throw new DocumentRefusedException("it declares entities, and none is expanded");
        }
        try
        {
            if (MachineLabels.ReadPart(part.Content, part.Path, into, reader))
            {
                return "STANAG 4778 binding";
            }
            MarkupWalker.Walk(new StringReader(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n')), into, root =>
            {
                (var markup, format) = Choose(root, part, custom, into, reader);
                return markup;
            });
            MachineLabels.ReadProperties(custom, part.Within("properties"), hasLabelList: false, into, reader);
        }
        catch (InvalidDataException)
        {
            // What is no XML after all is text like any other.
            into.Add(new Passage(text, Place.Body, part.Path));
            return "plain text";
        }
        return format;
    }

    private static (IMarkup, string) Choose(XmlReader root, DocumentPart part, Dictionary<string, string> custom, DocumentBuilder into, DocumentReader reader)
    {
        if (OpenDocumentMarkup.Recognises(root))
        {
            return (OpenDocumentPackage.Open(part, "", custom, into, reader), "flat OpenDocument");
        }
        if (OfficePart.Of(root, part.Name) is { } known && root.NamespaceURI.Contains("office", StringComparison.OrdinalIgnoreCase))
        {
            return (new OfficeMarkup(new PartText(into, part, known.Place, known.Name), known), "Office XML");
        }
        return (new PlainMarkup(new PartText(into, part, Place.Body, "")), "XML");
    }
}
