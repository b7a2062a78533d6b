using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Caveat.Fuzzing.Targets;
using Caveat.Labels.Bindings;
using Caveat.Labels.Tests.Bindings;
using Caveat.Labels.Tests.Documents;
using Caveat.Labels.Tests.Images;
using Caveat.Labels.Tests.Mail;
using Caveat.Labels.Tests.Pdf;
using static Caveat.Fuzzing.Targets.FuzzTargets;

namespace Caveat.Fuzzing.Seeds;

/// <summary>Small files of every format, made at start-up.</summary>
internal static class DocumentSeeds
{
    public const string PageMarkup = """
        <title>a < b</title><meta name="Author" content="x"/>
        <page width="100.0" height="200.0"><flow><block><line xMin="1" yMin="100" xMax="50" yMax="110"><word xMin="1" yMin="100" xMax="20" yMax="110">A&amp;B</word>
        <word xMin="21" yMin="100" xMax="50" yMax="110">NATO&lt;</word></line><line xMin="1" yMin="5" xMax="50" yMax="9"><word xMin="1" yMin="5" xMax="50" yMax="9">SECRET</word></line></block></flow></page>
        <page width="100" height="200"></page>
        """;

    private const string Text = "NATO SECRET\n" + Promise.Canary + " sings.\n(NS) The plan.\n";

    private const string Xmp = "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">EU SECRET</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";

    public static IEnumerable<(string Format, byte[] Content)> All() =>
    [
        ("txt", Bytes(Text)),
        ("txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text + "СЕКРЕТНО")]),
        ("html", Bytes($"<!doctype html><html><head><title>NATO SECRET</title><meta name=\"classification\" content=\"SECRET\"></head><body><!-- EU SECRET --><p>{Promise.Canary}</p><script>z</script><img alt=\"a\">&amp;&#xD800;<table><tr><td>x</table><pre>\nSECRET</pre></body></html>")),
        ("xml", Bytes($"<?xml version=\"1.0\"?><a b=\"long words here\">{Promise.Canary}<c/>&lt;<![CDATA[d]]></a>")),
        ("xml", BindingXml.Write(Samples.BindingOf(Samples.NatoRestricted))),
        ("rtf", Bytes($@"{{\rtf1\ansi\ansicpg1250{{\fonttbl{{\f0\fcharset238 x;}}}}{{\info{{\title t}}}}{{\header NATO SECRET\par}}{{\shp{{\*\shpinst{{\sp{{\sn gtextUNICODE}}{{\sv SECRET}}}}}}}}\uc1\u-10000?\'c8{{\pict 00ff}}\bin2 ab\par {Promise.Canary}{{\footnote n}}}}")),
        ("fodt", Vector("documents/memo.fodt")),
        ("fodt", Vector("documents/plan.fods")),
        ("fodt", Vector("documents/brief.fodp")),
        .. Office(),
        .. Archives(),
        ("eml", Mail()),
        ("mbox", [.. Bytes("From a@b Tue Mar  3 09:12:44 2026\n"), .. Mail(), .. Bytes("\nFrom c@d Tue Mar  3 09:12:45 2026\nSubject: SECRET\n\n>From x\n")]),
        ("msg", Message()),
        ("cms", Signed()),
        .. Images().Select(image => ("image", image)),
    ];

    public static IEnumerable<byte[]> Pdfs() =>
    [
        new HandPdf { Catalogue = "/Lang (en)" }
            .Page(HandPdf.Text(72, 800, 12, "NATO SECRET"), HandPdf.Text(72, 400, 10, Promise.Canary))
            .Object(@"<< /Contents (a \(b\) \103) /V <FEFF00410042> /Title (x) /Alt <41> >>")
            .ToBytes(),
        PackedPdf.Make(),
    ];

    private static IEnumerable<(string, byte[])> Office()
    {
        var body = Packages.Document(Packages.Paragraph("NATO SECRET") + Packages.Paragraph(Promise.Canary) + "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent/></mc:Fallback></mc:AlternateContent><w:sym w:char=\"F041\"/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>");
        yield return ("docx", Packages.Docx(
            ("word/document.xml", body),
            ("word/header1.xml", Packages.Header(Packages.Paragraph("NATO SECRET") + "<w:p><w:r><w:pict><v:shape><v:textpath string=\"SECRET\"/></v:shape></w:pict></w:r></w:p>")),
            ("word/comments.xml", $"<w:comments {Packages.Spaces}><w:comment>{Packages.Paragraph("c")}</w:comment></w:comments>"),
            ("docProps/custom.xml", "<Properties><property name=\"MSIP_Label_1_Name\"><x>NATO SECRET</x></property><property name=\"bjDocumentLabelXML\"><x>&lt;sisl/&gt;</x></property></Properties>"),
            ("docMetadata/LabelInfo.xml", "<clbl:labelList xmlns:clbl=\"http://schemas.microsoft.com/office/2020/mipLabelMetadata\"><clbl:label id=\"{a}\" enabled=\"1\" method=\"Standard\" siteId=\"{b}\" removed=\"0\"/></clbl:labelList>"),
            ("customXml/item1.xml", Encoding.UTF8.GetString(BindingXml.Write(Samples.BindingOf(Samples.NatoRestricted))))));
        yield return ("xlsx", Packages.Zip(
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"SECRET\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName>x</definedName></definedNames></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"t/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            ("xl/sharedStrings.xml", $"<sst><si><t>{Promise.Canary}</t></si><si><r><t>NATO </t></r><r><t>SECRET</t></r></si></sst>"),
            ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t>y</t></is></c><c><v>1</v></c></row></sheetData><headerFooter><oddHeader>&amp;L&amp;12NATO SECRET&amp;\"a,b\"</oddHeader></headerFooter></worksheet>")));
        yield return ("pptx", Packages.Zip(
            ("[Content_Types].xml", "<Types/>"),
            ("ppt/slides/slide1.xml", $"<p:sld {Packages.Spaces}><p:cSld><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"ftr\"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>NATO SECRET</a:t></a:r></a:p></p:txBody></p:sp><p:sp><p:txBody><a:p><a:r><a:t>{Promise.Canary}</a:t></a:r></a:p></p:txBody></p:sp></p:cSld></p:sld>"),
            ("ppt/notesSlides/notesSlide1.xml", $"<p:notes {Packages.Spaces}><a:t>n</a:t></p:notes>")));
        foreach (var (name, mime) in ((string, string)[])[("memo.fodt", "text"), ("plan.fods", "spreadsheet"), ("brief.fodp", "presentation")])
        {
            // The flat document is the content of a package too: readers go by element names.
            yield return ("odt", Packages.Zip(("mimetype", Bytes($"application/vnd.oasis.opendocument.{mime}")), ("content.xml", Vector($"documents/{name}")), ("styles.xml", Vector($"documents/{name}")), ("meta.xml", Bytes("<meta><title>x</title></meta>")), ("META-INF/manifest.xml", Bytes("<manifest/>"))));
        }
    }

    private static IEnumerable<(string, byte[])> Archives()
    {
        yield return ("zip", Packages.Zip(("a.txt", Bytes(Text)), ("b.zip", Packages.Zip(("c.html", "<p>SECRET"), ("d/e.txt", "x"))), ("f.eml", Mail())));
        foreach (var format in (TarEntryFormat[])[TarEntryFormat.Pax, TarEntryFormat.Gnu])
        {
            using var tar = new MemoryStream();
            using (var writer = new TarWriter(tar, format, leaveOpen: true))
            {
                TarEntry entry = format == TarEntryFormat.Pax ? new PaxTarEntry(TarEntryType.RegularFile, new string('n', 120)) : new GnuTarEntry(TarEntryType.RegularFile, new string('n', 120));
                entry.DataStream = new MemoryStream(Bytes(Text));
                entry.ModificationTime = DateTimeOffset.UnixEpoch;
                writer.WriteEntry(entry);
            }
            yield return ("tar", tar.ToArray());
        }
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Bytes(Text));
        }
        yield return ("gz", packed.ToArray());
    }

    private static byte[] Mail() => Bytes($"""
        From: =?UTF-8?Q?Anna_M=C3=BCller?= <anna@example.org>
        Subject: =?UTF-8?B?TkFUTyBTRUNSRVQ6IFBsYW4gZsO8cg==?=
        X-Protective-Marking: VER=2018.1, SEC=SECRET
        SIO-Label: marking="NATO SECRET"; type=":xml"; label="{Convert.ToBase64String(Vector("labels/xml/strict.xml"))}"
        msip_labels: MSIP_Label_1_Name=NATO SECRET
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: multipart/alternative; boundary="c"

        --c
        Content-Type: text/plain; charset=UTF-8; format=flowed

        NATO SECRET

        {Promise.Canary} is 
        here.

        On 03.03.26 at 08:00, Bob wrote:
        > EU SECRET
        --c
        Content-Type: text/html
        Content-Transfer-Encoding: quoted-printable

        <p>NATO=20SECRET</p>
        --c--
        --b
        Content-Type: application/octet-stream; name="plan.txt"
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename*0*=utf-8''pl%61; filename*1=n.txt

        TkFUTyBTRUNSRVQK
        --b
        Content-Type: message/rfc822

        Subject: inner

        begin 644 a.txt
        #86)C
        `
        end
        --b--
        """.ReplaceLineEndings("\r\n"));

    private static byte[] Message()
    {
        var file = new CompoundWriter();
        file.Stream("__properties_version1.0", Properties(32, (0x3FFD, 1252), (0x3FDE, 1251)));
        file.Stream("__substg1.0_0037001F", Encoding.Unicode.GetBytes("NATO SECRET"));
        file.Stream("__substg1.0_1000001F", Encoding.Unicode.GetBytes($"{Promise.Canary}\r\n\r\nFrom: Bob\r\nSent: Monday\r\n\r\nEU SECRET\r\n" + new string('a', 2_500)));
        file.Stream("__substg1.0_0037001E", Bytes("SECRET"));
        file.Stream("__substg1.0_10130102", Bytes("<p>SECRET</p>"));
        // The example of [MS-OXRTFCP] section 4.1.
        file.Stream("__substg1.0_10090102", Convert.FromHexString("2D0000002B0000004C5A4675F1C5C7A703000A007263706731323542320AF32068656C090020627705B06C647D0A800FA0"));
        var attachment = file.Storage("__attach_version1.0_#00000000");
        file.Stream("__properties_version1.0", Properties(8), attachment);
        file.Stream("__substg1.0_3707001F", Encoding.Unicode.GetBytes("a.txt"), attachment);
        file.Stream("__substg1.0_37010102", Bytes(Text), attachment);
        return file.ToBytes();
    }

    private static byte[] Properties(int header, params (int Tag, int Value)[] rows)
    {
        var bytes = new byte[header + (16 * rows.Length)];
        for (var i = 0; i < rows.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(header + (16 * i)), 3);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(header + (16 * i) + 2), (ushort)rows[i].Tag);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(header + (16 * i) + 8), rows[i].Value);
        }
        return bytes;
    }

    // ContentInfo { type, [0] { version, digests, { data, [0] content }, signers } }
    private static byte[] Signed()
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.7.2");
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                writer.PushSetOf().Dispose();
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("1.2.840.113549.1.7.1");
                    using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                    {
                        writer.WriteOctetString(Mail());
                    }
                }
                writer.PushSetOf().Dispose();
            }
        }
        return writer.Encode();
    }

    private static IEnumerable<byte[]> Images() =>
    [
        ImageFiles.Png(100, 100, ("tEXt", Bytes("Comment\0NATO SECRET")), ("zTXt", [.. Bytes("a\0\0"), .. ImageFiles.Deflate("EU SECRET")]), ("iTXt", Bytes("XML:com.adobe.xmp\0\0\0\0\0" + Xmp)), ("eXIf", ImageFiles.Tiff(true, 0, (270, 2, Bytes("SECRET\0"))))),
        ImageFiles.Jpeg((0xFE, Bytes(Promise.Canary)), (0xE1, [.. "Exif\0\0"u8, .. ImageFiles.Tiff(false, 0, (270, 2, Bytes("NATO SECRET\0")), (37510, 7, [.. "UNICODE\0"u8, 0, 65]))]), (0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Bytes(Xmp)]), (0xED, [.. "Photoshop 3.0\0"u8, .. "8BIM"u8, 4, 4, 0, 0, 0, 0, 0, 9, 0x1C, 2, 5, 0, 4, .. "abcd"u8])),
        ImageFiles.Tiff(true, 8, (256, 3, [100, 0]), (257, 3, [100, 0]), (330, 4, [8, 0, 0, 0, 9, 0, 0, 0]), (700, 1, Bytes(Xmp))),
        ImageFiles.Webp(("EXIF", ImageFiles.Tiff(true, 0, (270, 2, Bytes("NATO SECRET\0")))), ("VP8L", new byte[8]), ("XMP ", Bytes(Xmp))),
        ImageFiles.Gif([0x21, 0xFE, 11, .. "NATO SECRET"u8, 0], [0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. Bytes(Xmp), 0], [0x2C, 0, 0, 0, 0, 9, 0, 9, 0, 0, 2, 1, 0, 0]),
    ];
}
