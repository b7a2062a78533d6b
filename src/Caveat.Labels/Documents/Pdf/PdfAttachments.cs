using System.Globalization;

namespace Caveat.Labels.Documents.Pdf;

/// <summary>Reads the files that a PDF carries, with <c>pdfdetach</c>. Each is saved under a name of ours: its own is content.</summary>
internal static class PdfAttachments
{
    public static void Read(PdfFile file, DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var names = Names(file.Run("pdfdetach", ["-list", "-enc", "UTF-8", file.Path], into).Text);
        for (var i = 0; i < names.Count; i++)
        {
            into.CountEntry();
            var saved = file.Folder.PathOf("attachment");
            var outcome = file.Run("pdfdetach", ["-save", (i + 1).ToString(CultureInfo.InvariantCulture), "-o", saved, file.Path], into);
            var path = part.Within($"attachment {DocumentPart.Quote(names[i])}");
            if (!outcome.Succeeded || !File.Exists(saved))
            {
                into.Report(DocumentStatus.Unread, $"{path} cannot be taken out of its document.");
                continue;
            }
            var length = new FileInfo(saved).Length;
            if (length > into.Limits.FileBytes)
            {
                into.Report(DocumentStatus.Refused, string.Create(CultureInfo.InvariantCulture, $"{path} is refused: it has {length} bytes and the limit is {into.Limits.FileBytes}."));
            }
            else
            {
                into.CountUnpacked(length);
                reader.ReadPart(new DocumentPart(names[i], File.ReadAllBytes(saved), path, part.Depth + 1), into);
            }
            File.Delete(saved);
        }
    }

    // "1: plan.docx", a line each; a name with line breaks goes on until the next number.
    private static List<string> Names(string list)
    {
        List<string> names = [];
        foreach (var line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{names.Count + 1}: ");
            if (line.StartsWith(number, StringComparison.Ordinal))
            {
                names.Add(line[number.Length..].Trim());
            }
            else if (names.Count > 0)
            {
                names[^1] += " " + line.Trim();
            }
        }
        return names;
    }
}
