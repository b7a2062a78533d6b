using System.Text;

namespace Caveat.Labels.Documents.Office;

/// <summary>Names what a compound file (MS-CFB) is, and that it is not read: an encrypted document, an Office file of before 2007, an embedded object.</summary>
internal sealed class CompoundReader : IFormatReader
{
    private static readonly (byte[] Stream, string Problem)[] Kinds =
    [
        Kind("EncryptedPackage", "it is encrypted or rights-protected; save it without protection."),
        Kind("WordDocument", "it is a Word file of before 2007; save it as .docx."),
        Kind("PowerPoint Document", "it is a PowerPoint file of before 2007; save it as .pptx."),
        Kind("Workbook", "it is an Excel file of before 2007; save it as .xlsx."),
        Kind("VBA", "it holds macros, which are not read; save the document without them."),
    ];

    public bool Recognises(DocumentPart part) => part.Content.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        foreach (var (stream, problem) in Kinds)
        {
            if (part.Content.Span.IndexOf(stream) >= 0)
            {
                throw new InvalidDataException(problem);
            }
        }
        throw new InvalidDataException("it is a binary compound file; save what it holds as PDF, an Office document or plain text.");
    }

    // Directory entries name their streams in UTF-16, ended by a zero.
    private static (byte[], string) Kind(string stream, string problem) => (Encoding.Unicode.GetBytes(stream + '\0'), problem);
}
