using System.Xml;
using Caveat.Labels.Documents.Archives;
using Caveat.Labels.Documents.Markup;

namespace Caveat.Labels.Documents.Office;

/// <summary>What must be known of a workbook before its sheets can be read: their names and the shared strings.</summary>
internal sealed class Workbook
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    private string _stringsPath = "xl/sharedStrings.xml";

    public SharedStrings Strings { get; } = new();

    /// <summary>Whether the shared strings are those of a part.</summary>
    public bool HasStrings(string path) => string.Equals(path, _stringsPath, StringComparison.OrdinalIgnoreCase);

    /// <summary>The sheet of a part in words.</summary>
    public string NameOf(string path) => _names.TryGetValue(path, out var name) ? $"sheet {DocumentPart.Quote(name)}" : Path.GetFileNameWithoutExtension(path);

    /// <summary>Reads what is there; a workbook that lacks one of them is still read. Problems are reported where the parts themselves are read.</summary>
    public static Workbook Read(DocumentPart part, ZipDirectory package, DocumentBuilder into)
    {
        var book = new Workbook();
        var targets = new Dictionary<string, string>();
        Relate(package, into, "xl/_rels/workbook.xml.rels", "Relationship", element =>
        {
            if (element.Attribute("Id") is { } id && element.Attribute("Target") is { } target)
            {
                var path = targets[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
                if (element.Attribute("Type") is { } type && type.EndsWith("/sharedStrings", StringComparison.Ordinal))
                {
                    book._stringsPath = path;
                }
            }
        });
        Relate(package, into, "xl/workbook.xml", "sheet", element =>
        {
            if (element.Attribute("id") is { } id && element.Attribute("name") is { } name && targets.TryGetValue(id, out var path))
            {
                book._names[path] = name;
            }
        });
        if (package.Find(book._stringsPath) is { } strings)
        {
            into.Guard(part.Within("shared strings"), () => Walk(strings, into, book.Strings));
        }
        return book;
    }

    private static void Relate(ZipDirectory package, DocumentBuilder into, string path, string element, Action<XmlReader> read)
    {
        if (package.Find(path) is { } entry)
        {
            // A name only: without it the sheet is called by its part.
            into.Guard(DocumentPart.Quote(path), () => Walk(entry, into, new ElementMarkup(element, read)));
        }
    }

    private static void Walk(ZipEntry entry, DocumentBuilder into, IMarkup markup)
    {
        using var content = entry.Open(into);
        MarkupWalker.Walk(content, into, _ => markup);
    }
}
