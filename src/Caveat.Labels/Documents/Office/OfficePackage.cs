using System.Xml;
using Caveat.Labels.Documents.Archives;
using Caveat.Labels.Documents.Markup;

namespace Caveat.Labels.Documents.Office;

/// <summary>Reads a package of Open Packaging Conventions (ISO/IEC 29500-2): Word, Excel and PowerPoint documents, their templates and kin.</summary>
/// <remarks>Every part is read, by what its root element says it is, whether a relationship leads to it or not: what nobody points to is in the file all the same.</remarks>
internal sealed class OfficePackage
{
    private readonly DocumentPart _part;
    private readonly ZipDirectory _package;
    private readonly DocumentBuilder _into;
    private readonly DocumentReader _reader;
    private readonly Workbook _workbook;
    private readonly Dictionary<string, string> _customProperties = [];

    private OfficePackage(DocumentPart part, ZipDirectory package, DocumentBuilder into, DocumentReader reader)
    {
        (_part, _package, _into, _reader) = (part, package, into, reader);
        _workbook = Workbook.Read(part, package, into);
    }

    public static bool Recognises(ZipDirectory package) => package.Find("[Content_Types].xml") is not null;

    /// <summary>The format in words.</summary>
    public static string Read(DocumentPart part, ZipDirectory package, DocumentBuilder into, DocumentReader reader)
    {
        var document = new OfficePackage(part, package, into, reader);
        document.Read();
        return package.Find("word/document.xml") is not null ? "Word document"
            : package.Find("xl/workbook.xml") is not null ? "Excel workbook"
            : package.Find("ppt/presentation.xml") is not null ? "PowerPoint presentation"
            : "Office package";
    }

    private void Read()
    {
        foreach (var entry in _package.Entries)
        {
            _into.Guard(_part.Within($"part {DocumentPart.Quote(entry.Name)}"), () =>
            {
                _into.CountEntry();
                Read(entry);
            });
        }
        var hidden = new PartText(_into, _part, Place.Body, "strings that no cell shows");
        foreach (var words in _workbook.Strings.Hidden)
        {
            hidden.Append(words);
            hidden.EndLine();
        }
        hidden.Flush();
        MachineLabels.ReadProperties(_customProperties, _part.Within("custom properties"), _package.Find("docMetadata/LabelInfo.xml") is not null, _into, _reader);
    }

    private void Read(ZipEntry entry)
    {
        switch (Path.GetExtension(entry.Name).ToUpperInvariant())
        {
            case ".XML" or ".VML":
                using (var content = entry.Open(_into))
                {
                    MarkupWalker.Walk(content, _into, root => Choose(root, entry));
                }
                break;
            case ".RELS" when entry.Name.Contains("_rels/", StringComparison.OrdinalIgnoreCase):
            case ".ODTTF" or ".FNTDATA" when entry.Name.Contains("/fonts/", StringComparison.OrdinalIgnoreCase):
            case "" when entry.IsDirectory:
            case ".BIN" when entry.Name.Contains("printerSettings", StringComparison.OrdinalIgnoreCase):
            // A small picture of the first page, which is read.
            case ".JPEG" or ".JPG" or ".PNG" or ".EMF" or ".WMF" when entry.Name.Contains("thumbnail", StringComparison.OrdinalIgnoreCase):
                break;
            default:
                _reader.ReadPart(new DocumentPart(Path.GetFileName(entry.Name), entry.Unpack(_into), _part.Within($"part {DocumentPart.Quote(entry.Name)}"), _part.Depth + 1), _into);
                break;
        }
    }

    private IMarkup Choose(XmlReader root, ZipEntry entry)
    {
        if (OfficePart.Of(root, entry.Name) is { } known)
        {
            return new OfficeMarkup(new PartText(_into, _part, known.Place, known.Name, OfficePart.PageOf(root, entry.Name)), known);
        }
        switch (root.LocalName)
        {
            case "worksheet" or "chartsheet" or "dialogsheet" or "macrosheet":
                var sheet = _workbook.NameOf(entry.Name);
                return new SheetMarkup(new PartText(_into, _part, Place.Body, sheet), sheet, _workbook.Strings);
            case "sst" when !_workbook.HasStrings(entry.Name):
                // No sheet will show them.
                var strings = new OfficePart(Place.Body, "shared strings");
                return new OfficeMarkup(Text(strings.Place, strings.Name), strings);
            case "workbook":
                return new AttributeMarkup(Text(Place.Property, "names of sheets and ranges"), "name");
            case "presentation":
                return new AttributeMarkup(Text(Place.Property, "names of sections"), "name");
            case "pivotCacheDefinition" or "pivotCacheRecords":
                return new AttributeMarkup(Text(Place.Body, "pivot cache"), "v");
            case "styleSheet":
                return new AttributeMarkup(Text(Place.Property, "number formats"), "formatCode");
            case "coreProperties" or "Properties":
                return new PropertyMarkup(Text(Place.Property, ""), IsCustom(root) ? _customProperties : new Dictionary<string, string>());
            // How things look, not what they say.
            case "styles" or "theme" or "fonts" or "webSettings" or "presentationPr" or "viewPr" or "tblStyleLst" or "calcChain" or "Types" or "sst":
                return IgnoredMarkup.Instance;
            default:
                var words = $"part {DocumentPart.Quote(entry.Name)}";
                return MachineLabels.ReadPart(entry, _part.Within(words), _into, _reader)
                    ? IgnoredMarkup.Instance
                    : new PlainMarkup(Text(IsMetadata(entry.Name) ? Place.Property : Place.Body, words));
        }
    }

    private static bool IsMetadata(string path) =>
        path.StartsWith("customXml/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("doc", StringComparison.OrdinalIgnoreCase);

    private static bool IsCustom(XmlReader root) => root.NamespaceURI.EndsWith("custom-properties", StringComparison.Ordinal) || root.NamespaceURI.EndsWith("customProperties", StringComparison.Ordinal);

    private PartText Text(Place place, string name) => new(_into, _part, place, name);
}
