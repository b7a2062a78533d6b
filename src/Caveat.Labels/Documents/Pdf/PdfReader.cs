using System.Globalization;
using System.Text;
using Caveat.Labels.Documents.Text;
using Caveat.Labels.Documents.Tools;
using Caveat.Labels.Documents.Xmp;

namespace Caveat.Labels.Documents.Pdf;

/// <summary>Reads PDF (ISO 32000) through the programs of poppler: text with its place on the page, document information, XMP, notes, attached files, and scanned pages through OCR.</summary>
/// <remarks>What a page draws as shapes instead of text is read only where the page is rendered for OCR. XFA forms and text in layers that are switched off are not read.</remarks>
internal sealed class PdfReader(Toolbox tools) : IFormatReader
{
    private const string Format = "PDF document";

    // A header may stand behind up to a kilobyte of other bytes; the end mark before a few kilobytes that mailers and archives add.
    private const int HeaderWithin = 1_024;
    private const int EndWithin = 8_192;

    public PdfReader()
        : this(Toolbox.OfMachine)
    {
    }

    public bool Recognises(DocumentPart part)
    {
        var content = part.Content.Span;
        var header = content[..Math.Min(HeaderWithin, content.Length)].IndexOf("%PDF-"u8);
        // Farther in it may be a text that speaks of PDF.
        return header == 0 || (header > 0 && content.IndexOf("endobj"u8) > 0);
    }

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        // 1. The facts first: they say whether and how much there is to read.
        using var folder = new PrivateFolder();
        var file = new PdfFile(folder.Write("document.pdf", part.Content), folder, tools);
        var facts = PdfFacts.Read(file, into);
        if (facts.Pages > into.Limits.Pages)
        {
            throw new DocumentRefusedException(string.Create(CultureInfo.InvariantCulture, $"it has {facts.Pages} pages and the limit is {into.Limits.Pages}"));
        }
        // 2. What stands outside the pages.
        facts.AddTo(into, part, reader);
        List<string> packets = [TextDecoding.Decode(file.Run("pdfinfo", ["-meta", file.Path], into).Output)];
        if (!facts.IsEncrypted)
        {
            packets.AddRange(PdfObjects.Read(part, into).Select(packet => TextDecoding.Decode(packet)));
        }
        foreach (var packet in packets.Select(packet => packet.Trim()).Distinct())
        {
            XmpText.Read(packet, part, into, reader);
        }
        // 3. The pages, as they come out of the extractor.
        var sparse = ReadPages(file, part, into, facts);
        // 4. Pages without a text layer.
        new ScannedPages(file, part, into).Read(sparse);
        // 5. Attached files.
        PdfAttachments.Read(file, part, into, reader);
        // Last: what could be read counts, but a document that broke off must not pass as whole.
        if (part.Content.Span[Math.Max(0, part.Content.Length - EndWithin)..].IndexOf("%%EOF"u8) < 0)
        {
            throw new InvalidDataException("its end is missing, so that some of it may be lost.");
        }
        return Format;
    }

    private static List<PageText> ReadPages(PdfFile file, DocumentPart part, DocumentBuilder into, PdfFacts facts)
    {
        List<PageText> sparse = [];
        using var run = file.Start("pdftotext", ["-bbox-layout", "-enc", "UTF-8", file.Path, "-"], into);
        using var text = new StreamReader(run.Output, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        var markup = new PageMarkup(text);
        var pages = 0;
        while (markup.NextPage() is { } page)
        {
            pages++;
            if (page.Words < ScannedPages.FewWords)
            {
                sparse.Add(page);
            }
            page.AddTo(into, part.Path);
        }
        if (!run.Finish().Succeeded || pages < facts.Pages)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"only {pages} of its {facts.Pages} pages gave text before the extractor stopped."));
        }
        return sparse;
    }
}
