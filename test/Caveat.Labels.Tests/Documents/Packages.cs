using System.IO.Compression;
using System.Text;

namespace Caveat.Labels.Tests.Documents;

/// <summary>Packages made by hand, for what no writer here writes.</summary>
internal static class Packages
{
    public const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public const string Spaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\" " +
        "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" " +
        "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    public static byte[] Zip(params (string Name, string Content)[] entries) =>
        Zip([.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Content)))]);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    /// <summary>An Office package with these parts; <c>word/document.xml</c> has one paragraph unless it is among them.</summary>
    public static byte[] Docx(params (string Name, string Content)[] parts) =>
        Zip([("[Content_Types].xml", "<Types/>"), .. parts.Any(part => part.Name == "word/document.xml") ? parts : [("word/document.xml", Document("<w:p><w:r><w:t>body</w:t></w:r></w:p>")), .. parts]]);

    public static string Document(string body) => $"<w:document {Spaces}><w:body>{body}</w:body></w:document>";

    public static string Header(string body) => $"<w:hdr {Spaces}>{body}</w:hdr>";

    public static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";
}
