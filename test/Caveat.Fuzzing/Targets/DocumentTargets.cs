using System.Text;
using Caveat.Fuzzing.Seeds;
using Caveat.Labels.Documents;
using Caveat.Labels.Documents.Pdf;
using Caveat.Labels.Markings;
using static Caveat.Fuzzing.Targets.FuzzTargets;

namespace Caveat.Fuzzing.Targets;

/// <summary>The document reader by format.</summary>
internal static class DocumentTargets
{
    // Small, so that a bomb is refused at once, and without the programs that targets of their own run.
    private static readonly DocumentLimits Limits = DocumentLimits.Default with { UnpackedBytes = 8 << 20, TextLength = 8 << 20, Entries = 500, Ocr = false };

    private static readonly DocumentReader Reader = new(Limits, TimeProvider.System);
    private static readonly DocumentLimits ToolLimits = Limits with { Ocr = true, OcrPages = 1, Pixels = 1_000_000, Pages = 20, Time = TimeSpan.FromSeconds(4) };
    private static readonly MarkingReader Markings = new();

    private static readonly byte[][] HtmlWords = Words("<!doctype html>", "<p>", "</p>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "<svg>", "<math>", "<template>", "<table><td>", "<plaintext>", "<textarea>", "<title>", "<meta charset=utf-16>", "<meta name=a content=b>", "&", "&#xFFFFFFFF;", "&NotEqualTilde;", "<a href=", " alt='", "<noscript>", "<frameset>", "<select>", "<pre>\n", "\0");
    private static readonly byte[][] OfficeWords = [.. LabelTargets.XmlWords, .. Words("<w:p>", "</w:p>", "<w:r><w:t>", "<w:tab/>", "<w:br/>", "<w:del>", "<w:ins>", "<w:sym w:char=\"F041\"/>", "<mc:AlternateContent>", "<mc:Fallback>", "<w:txbxContent>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:instrText>", "<v:textpath string=\"", "<a:t>", "<c t=\"s\"><v>", "<c t=\"inlineStr\"><is><t>", "<row r=\"1048576\">", "<oddHeader>", "&amp;L", "<si><t>", "MSIP_Label_a_Name", "<property name=\"", "<text:p>", "<text:s text:c=\"99999999\"/>", "<table:table-cell table:number-columns-repeated=\"1048576\"/>", "<text:h>", "<draw:frame>", "<office:annotation>")];
    private static readonly byte[][] MailWords = Words("Content-Type: multipart/mixed; boundary=\"b\"\r\n", "Content-Type: message/rfc822\r\n", "Content-Type: text/html; charset=utf-7\r\n", "Content-Transfer-Encoding: base64\r\n", "Content-Transfer-Encoding: quoted-printable\r\n", "Content-Transfer-Encoding: x-uuencode\r\n", "Content-Disposition: attachment; filename*0*=utf-8''%41; filename*1=b\r\n", "\r\n--b\r\n", "\r\n--b--\r\n", "\r\n\r\n", "=?utf-8?Q?=41?=", "=?utf-8?B?////?=", "=\r\n", "=FF", "begin 644 a\r\n", "format=flowed; delsp=yes", "> ", "From ", "From: a\r\nSent: b\r\n", "SIO-Label: ", "X-Protective-Marking: SEC=SECRET\r\n", "msip_labels: MSIP_Label_a_Name=b\r\n", "charset=\"x\"", "(", "\\", "\"");
    private static readonly byte[][] RtfWords = Words("{\\rtf1", "\\par ", "\\'c8", "\\u-10000?", "\\uc0", "\\uc9999", "\\bin9999999 ", "\\bin-1", "{\\*\\", "\\fromhtml1", "\\htmlrtf", "{\\header ", "{\\footnote ", "{\\pict ", "\\ansicpg99999", "\\fcharset254", "{\\fonttbl", "{\\info{\\title ", "}", "{", "\\", "{\\field{\\*\\fldinst ", "{\\shp{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv ");
    private static readonly byte[][] PackWords = [.. OfficeWords, [0x50, 0x4B, 3, 4], [0x50, 0x4B, 1, 2], [0x50, 0x4B, 5, 6], [0x50, 0x4B, 6, 6], [0x50, 0x4B, 6, 7], [0x1F, 0x8B, 8], [0xFF, 0xFF, 0xFF, 0xFF], .. Words("../", "a.zip", "[Content_Types].xml", "mimetype", "ustar\0", "././@LongLink", "path=")];
    private static readonly byte[][] ImageWords = [.. LabelTargets.XmlWords, .. Words("IHDR", "tEXt", "zTXt", "iTXt", "eXIf", "IEND", "XML:com.adobe.xmp\0", "Exif\0\0", "II*\0", "MM\0*", "Photoshop 3.0\0", "8BIM", "http://ns.adobe.com/xap/1.0/\0", "VP8 ", "VP8L", "VP8X", "XMP ", "EXIF", "XMP DataXMP", "UNICODE\0"), [0xFF, 0xD8], [0xFF, 0xE1, 0, 0], [0xFF, 0xE1, 0xFF, 0xFF], [0xFF, 0xDA], [0x1C, 2, 5, 0x80, 4], [0x21, 0xFE], [0x21, 0xFF, 11]];
    private static readonly byte[][] PdfWords = Words("obj", "endobj", "stream\n", "endstream", "<<", ">>", "/Contents (", "/V <FEFF", "/Title (", "/Encrypt", "/EmbeddedFile", "/Filter/FlateDecode", "/Annots [", "BT /F 10 Tf 1 0 0 1 72 72 Tm (", ") Tj ET", "/Type /Page", "/MediaBox [0 0 1e9 1e9]", "trailer", "startxref");

    public static IEnumerable<FuzzTarget> All(string folder)
    {
        foreach (var seeds in DocumentSeeds.All().GroupBy(seed => seed.Format))
        {
            yield return Target(seeds.Key, [.. seeds.Select(seed => seed.Content), .. More(folder, seeds.Key)]);
        }
        yield return new FuzzTarget("pdf-objects", [.. DocumentSeeds.Pdfs(), .. More(folder, "pdf")], PdfWords, Objects);
        yield return new FuzzTarget("pdf-pages", [Bytes(DocumentSeeds.PageMarkup)], [.. Words("<page width=\"", "<line xMin=\"", "<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">", "</word>", "</line>", "</page>", "&lt;", "&#x0;", "NaN", "1e308", "-1e308", "<meta name=\"Author\" content=\"")], Pages);
        yield return new FuzzTarget("pdf-tools", [.. DocumentSeeds.Pdfs(), .. More(folder, "pdf")], PdfWords, input => Document("x.pdf", input, ToolLimits));
        yield return new FuzzTarget("ocr-tools", [.. More(folder, "png"), .. More(folder, "jpg"), .. DocumentSeeds.All().Where(seed => seed.Format == "image").Select(seed => seed.Content)], ImageWords, input => Document("x.png", input, ToolLimits));
    }

    private static FuzzTarget Target(string format, IReadOnlyList<byte[]> seeds)
    {
        IReadOnlyList<byte[]> words = format switch
        {
            "html" => HtmlWords,
            "eml" or "mbox" => [.. MailWords, .. HtmlWords],
            "rtf" => RtfWords,
            "image" => ImageWords,
            "txt" => Words("\uFEFF", "\0", "NATO SECRET\n", "<html>", "From ", "{\\rtf", "%PDF-", "PK"),
            "msg" or "cms" => [.. RtfWords, [0xFE, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0xFD, 0xFF, 0xFF, 0xFF], [0x30, 0x80], [0xA0, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x4C, 0x5A, 0x46, 0x75]],
            "xml" => LabelTargets.XmlWords,
            "fodt" => OfficeWords,
            _ => PackWords,
        };
        return new FuzzTarget(format, seeds, words, input => Document($"x.{format}", input, Limits)) { IsPacked = format is "docx" or "xlsx" or "pptx" or "odt" or "zip" or "gz" };
    }

    private static IEnumerable<byte[]> More(string folder, string extension) =>
        folder.Length == 0 ? [] : Directory.GetFiles(folder, $"*.{extension}").Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    private static string Document(string name, byte[] input, DocumentLimits limits)
    {
        var reading = (ReferenceEquals(limits, Limits) ? Reader : new DocumentReader(limits, TimeProvider.System)).Read(name, input);
        Promise.HoldsOf(reading, limits);
        var markings = DocumentMarkings.Read(reading, Markings);
        foreach (var found in markings.Markings)
        {
            BrokenPromiseException.Unless(found.Marking.Start >= 0 && found.Marking.End <= found.Passage.Text.Length, "a marking outside of its passage");
        }
        _ = markings.Disagreement;
        // Which places were read, by their order of magnitude.
        var places = new StringBuilder();
        foreach (var passages in reading.Passages.GroupBy(passage => passage.Place).OrderBy(group => group.Key))
        {
            places.Append(passages.Key).Append(int.Log2(passages.Count()));
        }
        return $"{reading.Format} {Promise.Kind(reading.Problem)} {places} {reading.Labels.Count} {markings.Highest.Classification}";
    }

    private static string Objects(byte[] input)
    {
        var into = new DocumentBuilder(Limits, TimeProvider.System, default);
        var attached = 0;
        into.Guard("x", () => attached = PdfObjects.Read(new DocumentPart("x.pdf", input, "", 0), into).Count);
        var reading = into.Build("");
        Promise.HoldsOf(reading, Limits);
        return $"{attached} {int.Log2(reading.Passages.Count)} {reading.Labels.Count} {Promise.Kind(reading.Problem)}";
    }

    private static string Pages(byte[] input)
    {
        var into = new DocumentBuilder(Limits, TimeProvider.System, default);
        var pages = 0;
        into.Guard("x", () =>
        {
            var markup = new PageMarkup(new StringReader(Encoding.UTF8.GetString(input)));
            for (; markup.NextPage() is { } page; pages++)
            {
                page.AddTo(into, "");
            }
        });
        var reading = into.Build("");
        Promise.HoldsOf(reading, Limits);
        return $"{int.Log2(pages)} {string.Concat(reading.Passages.Select(passage => passage.Place).Distinct())} {Promise.Kind(reading.Problem)}";
    }
}
