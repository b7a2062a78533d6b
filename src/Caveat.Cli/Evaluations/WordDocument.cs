using System.IO.Compression;
using System.Security;
using System.Text;
using Caveat.Labels.Documents;

namespace Caveat.Cli.Evaluations;

/// <summary>Builds the smallest Word document that holds an item's text at its place (ECMA-376 parts 1 and 2).</summary>
internal static class WordDocument
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Part = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private const string Tab = """</w:t><w:tab/><w:t xml:space="preserve">""";

    private const string Spaces =
        $"""xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{Office}" xmlns:v="urn:schemas-microsoft-com:vml" """;

    public static byte[] Build(CorpusItem item)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", $"""
                {Declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="{Part}document.main+xml"/>
                <Override PartName="/word/header1.xml" ContentType="{Part}header+xml"/>
                <Override PartName="/word/footer1.xml" ContentType="{Part}footer+xml"/>
                </Types>
                """);
            Write(zip, "_rels/.rels", Relations(("officeDocument", "word/document.xml")));
            Write(zip, "word/_rels/document.xml.rels", Relations(("header", "header1.xml"), ("footer", "footer1.xml")));
            Write(zip, "word/document.xml", $"""
                {Declaration}<w:document {Spaces}><w:body>{Paragraphs(item.Place == Place.Body ? item.Text : item.Body)}
                <w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:footerReference w:type="default" r:id="r2"/></w:sectPr>
                </w:body></w:document>
                """);
            Write(zip, "word/header1.xml", $"{Declaration}<w:hdr {Spaces}>{Header(item)}</w:hdr>");
            Write(zip, "word/footer1.xml", $"{Declaration}<w:ftr {Spaces}>{Paragraphs(item.Place == Place.Footer ? item.Text : "")}</w:ftr>");
        }
        return bytes.ToArray();
    }

    private static string Header(CorpusItem item) => item.Place switch
    {
        Place.Header => Paragraphs(item.Text),
        // Word draws a watermark as a shape with a text path, anchored in the header.
        Place.Watermark => $"""<w:p><w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="position:absolute;width:400pt;height:100pt"><v:textpath string="{SecurityElement.Escape(item.Text)}"/></v:shape></w:pict></w:r></w:p>""",
        _ => Paragraphs(""),
    };

    // One paragraph a line; a form feed is a page break and a tab a tab stop.
    private static string Paragraphs(string text)
    {
        var paragraphs = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            paragraphs.Append("<w:p>");
            var isFirst = true;
            foreach (var run in line.Split('\f'))
            {
                paragraphs.Append(isFirst ? "" : """<w:r><w:br w:type="page"/></w:r></w:p><w:p>""")
                    .Append("""<w:r><w:t xml:space="preserve">""").Append(SecurityElement.Escape(run).Replace("\t", Tab, StringComparison.Ordinal)).Append("</w:t></w:r>");
                isFirst = false;
            }
            paragraphs.Append("</w:p>");
        }
        return paragraphs.ToString();
    }

    private static string Relations(params ReadOnlySpan<(string Type, string Target)> relations)
    {
        var text = new StringBuilder($"""{Declaration}<Relationships xmlns="{Packages}">""");
        for (var i = 0; i < relations.Length; i++)
        {
            text.Append($"""<Relationship Id="r{i + 1}" Type="{Office}/{relations[i].Type}" Target="{relations[i].Target}"/>""");
        }
        return text.Append("</Relationships>").ToString();
    }

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
