using System.Xml;
using Caveat.Labels.Documents.Archives;
using Caveat.Labels.Documents.Markup;

namespace Caveat.Labels.Documents.OpenDocument;

/// <summary>Reads a package of OpenDocument (ISO/IEC 26300-2): text documents, spreadsheets, presentations, drawings and their templates, with the objects embedded in them.</summary>
internal static class OpenDocumentPackage
{
    private const string Manifest = "META-INF/manifest.xml";

    public static bool Recognises(ZipDirectory package) =>
        package.Find(Manifest) is not null && (package.Find("content.xml") is not null || package.Find("mimetype") is not null || package.Find("encrypted-package") is not null);

    /// <summary>The format in words.</summary>
    public static string Read(DocumentPart part, ZipDirectory package, DocumentBuilder into, DocumentReader reader)
    {
        RefuseEncrypted(package, into);
        var custom = new Dictionary<string, string>();
        foreach (var entry in package.Entries)
        {
            into.Guard(part.Within($"part {DocumentPart.Quote(entry.Name)}"), () =>
            {
                into.CountEntry();
                ReadEntry(part, entry, custom, into, reader);
            });
        }
        MachineLabels.ReadProperties(custom, part.Within("properties"), hasLabelList: false, into, reader);
        return NameOf(package, into);
    }

    /// <summary>The vocabulary of one XML file: a part of a package, or a flat document.</summary>
    public static IMarkup Open(DocumentPart part, string name, Dictionary<string, string> custom, DocumentBuilder into, DocumentReader reader)
    {
        var pictures = 0;
        return new OpenDocumentMarkup(new PartText(into, part, Place.Body, name), name, custom, base64 =>
        {
            var place = part.Within($"picture {++pictures}");
            into.Guard(place, () =>
            {
                into.CountEntry();
                var bytes = new byte[base64.Length];
                if (!Convert.TryFromBase64String(base64, bytes, out var length))
                {
                    throw new InvalidDataException("it is damaged.");
                }
                reader.ReadPart(new DocumentPart("picture", bytes.AsMemory(0, length), place, part.Depth + 1), into);
            });
        });
    }

    private static void ReadEntry(DocumentPart part, ZipEntry entry, Dictionary<string, string> custom, DocumentBuilder into, DocumentReader reader)
    {
        var folder = Path.GetDirectoryName(entry.Name) ?? "";
        switch (Path.GetFileName(entry.Name))
        {
            // How it looks, where the window was, and renderings of what is read.
            case "" or "settings.xml" or "layout-cache" or "mimetype" or "manifest.rdf":
            case "manifest.xml" when folder == "META-INF":
            case var _ when folder.StartsWith("Thumbnails", StringComparison.Ordinal) || folder.StartsWith("ObjectReplacements", StringComparison.Ordinal) || folder.StartsWith("Configurations2", StringComparison.Ordinal):
                return;
            case var file when file.StartsWith("TablePreview", StringComparison.Ordinal) && file.EndsWith(".svm", StringComparison.Ordinal):
                return;
            case var file when file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".xlb", StringComparison.OrdinalIgnoreCase):
                var inner = file == "styles.xml" ? "styles" : "";
                var name = folder.Length == 0 ? inner : $"{folder} {inner}".TrimEnd();
                using (var content = entry.Open(into))
                {
                    // The makers of macros write a document type.
                    MarkupWalker.Walk(content, into, root => Choose(root, part, entry, name, custom, into, reader), ignoreDoctype: folder.StartsWith("Basic", StringComparison.Ordinal) || folder.StartsWith("Dialogs", StringComparison.Ordinal));
                }
                return;
            default:
                reader.ReadPart(new DocumentPart(Path.GetFileName(entry.Name), entry.Unpack(into), part.Within($"part {DocumentPart.Quote(entry.Name)}"), part.Depth + 1), into);
                return;
        }
    }

    private static IMarkup Choose(XmlReader root, DocumentPart part, ZipEntry entry, string name, Dictionary<string, string> custom, DocumentBuilder into, DocumentReader reader)
    {
        if (OpenDocumentMarkup.Recognises(root))
        {
            return Open(part, name, custom, into, reader);
        }
        var words = $"part {DocumentPart.Quote(entry.Name)}";
        return MachineLabels.ReadPart(entry, part.Within(words), into, reader)
            ? IgnoredMarkup.Instance
            : new PlainMarkup(new PartText(into, part, Place.Property, words));
    }

    private static void RefuseEncrypted(ZipDirectory package, DocumentBuilder into)
    {
        var isEncrypted = package.Find("encrypted-package") is not null;
        if (package.Find(Manifest) is { } manifest)
        {
            using var content = manifest.Open(into);
            // Old makers write a document type here.
            MarkupWalker.Walk(content, into, _ => new ElementMarkup("encryption-data", _ => isEncrypted = true), ignoreDoctype: true);
        }
        if (isEncrypted)
        {
            throw new InvalidDataException("it is encrypted with a password; save it without one.");
        }
    }

    private static string NameOf(ZipDirectory package, DocumentBuilder into)
    {
        var type = package.Find("mimetype") is { Length: < 200 } entry ? System.Text.Encoding.ASCII.GetString(entry.Unpack(into)) : "";
        return type.Contains("spreadsheet", StringComparison.Ordinal) ? "OpenDocument spreadsheet"
            : type.Contains("presentation", StringComparison.Ordinal) ? "OpenDocument presentation"
            : type.Contains("graphics", StringComparison.Ordinal) ? "OpenDocument drawing"
            : "OpenDocument text";
    }
}
