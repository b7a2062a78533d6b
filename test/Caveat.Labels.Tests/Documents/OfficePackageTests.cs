using Caveat.Labels.Bindings;
using Caveat.Labels.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Documents;

/// <summary>What Office writes and LibreOffice does not.</summary>
public sealed class OfficePackageTests
{
    private const string Guid = "87867195-f2b8-4ac2-b0b6-6bb73cb33afc";
    private const string OtherGuid = "11111111-2222-4333-8444-555555555555";

    private static readonly LabelMapping Mapping = new([new(Guid, Grade("NATO RESTRICTED")), new(OtherGuid, Grade("NATO SECRET"))]);

    [Fact]
    public void A_VML_watermark_is_read_from_its_shape()
    {
        var reading = Read(("word/header3.xml", Packages.Header(
            "<w:p><w:r><w:pict><v:shape id=\"PowerPlusWaterMarkObject1\" alt=\"ALT\"><v:textpath style=\"font-family:Calibri\" string=\"NATO SECRET\"/></v:shape></w:pict></w:r></w:p>")));

        var watermark = Assert.Single(reading.Passages, passage => passage.Place == Place.Watermark);
        Assert.Equal(("NATO SECRET\n", "header 3 watermark"), (watermark.Text, watermark.Part));
        Assert.Contains("ALT", reading.Lines(Place.Property));
    }

    [Fact]
    public void A_text_box_that_is_written_twice_is_read_once_and_does_not_break_its_paragraph()
    {
        var reading = Body(
            "<w:p><w:r><w:t>The con</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:docPr id=\"1\" name=\"Box\" descr=\"DESCRIPTION\"/><wps:txbx><w:txbxContent>"
            + Packages.Paragraph("BOXED") + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
            + Packages.Paragraph("BOXED") + Packages.Paragraph("ONLY IN FALLBACK") + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>voy</w:t></w:r></w:p>");

        Assert.Equal(["The convoy"], reading.Lines(Place.Body));
        Assert.Equal(["BOXED", "ONLY IN FALLBACK"], reading.Lines(Place.TextBox));
        Assert.Contains("DESCRIPTION", reading.Lines(Place.Property));
    }

    [Fact]
    public void A_drawing_that_is_called_a_watermark_is_one()
    {
        var reading = Body("<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"PowerPlusWaterMarkObject\"/><w:txbxContent>" + Packages.Paragraph("NATO SECRET") + "</w:txbxContent></w:drawing></w:r></w:p>");

        Assert.Equal(["NATO SECRET"], reading.Lines(Place.Watermark));
    }

    [Fact]
    public void Deleted_text_is_read_apart_from_the_line_that_is_seen()
    {
        var reading = Body("<w:p><w:r><w:t>NATO SECRET</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>ARY</w:delText></w:r></w:del></w:p>");

        Assert.Equal(["NATO SECRET", "ARY"], reading.Lines(Place.Body));
    }

    [Fact]
    public void Field_codes_numberings_and_variables_are_read()
    {
        var reading = Read(
            ("word/document.xml", Packages.Document("<w:p><w:r><w:instrText> QUOTE \"FIELD\" </w:instrText></w:r><w:fldSimple w:instr=\"SIMPLE FIELD\"/></w:p>")),
            ("word/numbering.xml", $"<w:numbering {Packages.Spaces}><w:abstractNum><w:lvl><w:lvlText w:val=\"(S) %1.\"/></w:lvl><w:lvl><w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum></w:numbering>"),
            ("word/settings.xml", $"<w:settings {Packages.Spaces}><w:docVars><w:docVar w:name=\"c\" w:val=\"VARIABLE\"/></w:docVars></w:settings>"));

        Assert.Equal([" QUOTE \"FIELD\" ", "SIMPLE FIELD", "(S) %1.", "VARIABLE"], reading.Lines(Place.Property));
    }

    [Fact]
    public void The_strict_edition_and_unusual_part_names_are_read_alike()
    {
        var strict = Packages.Spaces.Replace(Packages.Word, "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal);

        var reading = Read(("word/document.xml", $"<w:document {strict}><w:body><w:p><w:r><w:t>STRICT</w:t></w:r></w:p></w:body></w:document>"), ("word/odd.part.xml", Packages.Header(Packages.Paragraph("HEADER"))));

        Assert.Equal(["STRICT"], reading.Lines(Place.Body));
        Assert.Equal(["HEADER"], reading.Lines(Place.Header));
    }

    [Fact]
    public void A_document_in_one_XML_file_is_read_by_its_parts()
    {
        var reading = Readings.Of("plan.xml", $"<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><pkg:xmlData>{Packages.Header(Packages.Paragraph("HEADER"))}{Packages.Document(Packages.Paragraph("BODY"))}</pkg:xmlData></pkg:package>");

        Assert.Equal("Office XML", reading.Format);
        Assert.Equal(["BODY"], reading.Lines(Place.Body));
        Assert.Equal(["HEADER"], reading.Lines(Place.Header));
    }

    [Fact]
    public void The_signs_of_a_run_are_signs_of_its_line()
    {
        var reading = Body("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"1\"/></w:tabs></w:pPr><w:r><w:t xml:space=\"preserve\">S</w:t><w:noBreakHyphen/><w:t>E</w:t><w:tab/><w:sym w:font=\"Wingdings\" w:char=\"F041\"/><w:br/><w:t>next</w:t><w:cr/><w:t>last</w:t></w:r></w:p>");

        Assert.Equal(["S-E\tA", "next", "last"], reading.Lines(Place.Body));
    }

    [Fact]
    public void A_document_within_a_document_is_read()
    {
        var inner = Packages.Docx(("word/footer2.xml", $"<w:ftr {Packages.Spaces}>{Packages.Paragraph("INNER FOOTER")}</w:ftr>"));
        var outer = Packages.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/embeddings/plan.docx", inner), ("word/afchunk.html", "<html><p>CHUNK</p></html>"u8.ToArray()));

        var reading = Readings.Of("outer.docx", outer);

        var footer = Assert.Single(reading.Passages, passage => passage.Place == Place.Footer);
        Assert.Equal(("INNER FOOTER\n", "part \"word/embeddings/plan.docx\" › footer 2"), (footer.Text, footer.Part));
        Assert.Contains("CHUNK", reading.Lines(Place.Body));
    }

    [Fact]
    public void The_list_of_labels_counts_before_the_older_properties()
    {
        var properties = Custom(($"MSIP_Label_{OtherGuid}_Enabled", "true"), ($"MSIP_Label_{OtherGuid}_Name", "Other"));
        var list = $"<clbl:labelList xmlns:clbl=\"http://schemas.microsoft.com/office/2020/mipLabelMetadata\"><clbl:label id=\"{{{Guid}}}\" enabled=\"1\" method=\"Privileged\" removed=\"0\"/></clbl:labelList>";

        Assert.Equal(["NATO:SECRET"], Labels(("docProps/custom.xml", properties)));
        Assert.Equal(["NATO:RESTRICTED"], Labels(("docProps/custom.xml", properties), ("docMetadata/LabelInfo.xml", list)));
    }

    [Fact]
    public void Vendors_properties_are_labels_and_text_and_a_binding_is_labels()
    {
        var binding =
            """
            <mb:BindingInformation xmlns:mb="urn:nato:stanag:4778:bindinginformation:1:0" xmlns:slab="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0"><mb:MetadataBindingContainer><mb:MetadataBinding><mb:Metadata>
            <slab:originatorConfidentialityLabel><slab:ConfidentialityInformation><slab:PolicyIdentifier>NATO</slab:PolicyIdentifier><slab:Classification>CONFIDENTIAL</slab:Classification></slab:ConfidentialityInformation><slab:CreationDateTime>2026-01-01T00:00:00Z</slab:CreationDateTime></slab:originatorConfidentialityLabel>
            </mb:Metadata><mb:DataReference URI="pack:///word/document.xml"/></mb:MetadataBinding></mb:MetadataBindingContainer></mb:BindingInformation>
            """;

        var reading = Read(("docProps/custom.xml", Custom(("urn:bails:IntellectualProperty:Marking:document-header", "NATO SECRET"), ("Remark", "five"))), ("customXml/item7.xml", binding));

        Assert.Equal(["NATO:CONFIDENTIAL", "NATO:SECRET"], reading.Labels.Select(label => $"{label.Label.Label.Policy}:{label.Label.Label.Classification}").Order());
        Assert.Contains(reading.Passages, passage => passage is { Text: "five\n", Part: "property \"Remark\"" });
        // The words of a label are no text: RESTRICTED in it would be a marking of another nation.
        Assert.DoesNotContain("CONFIDENTIAL", reading.Lines(Place.Property));
    }

    [Fact]
    public void A_binding_that_encloses_what_it_labels_is_text_too()
    {
        var binding =
            """
            <mb:BindingInformation xmlns:mb="urn:nato:stanag:4778:bindinginformation:1:0" xmlns:slab="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0"><mb:MetadataBindingContainer><mb:MetadataBinding><mb:Metadata>
            <slab:originatorConfidentialityLabel><slab:ConfidentialityInformation><slab:PolicyIdentifier>NATO</slab:PolicyIdentifier><slab:Classification>RESTRICTED</slab:Classification></slab:ConfidentialityInformation><slab:CreationDateTime>2026-01-01T00:00:00Z</slab:CreationDateTime></slab:originatorConfidentialityLabel>
            </mb:Metadata><mb:Data><note>NATO SECRET</note></mb:Data></mb:MetadataBinding></mb:MetadataBindingContainer></mb:BindingInformation>
            """;

        Assert.Contains("NATO SECRET", Read(("customXml/item7.xml", binding)).Lines(Place.Property));
    }

    [Fact]
    public void What_a_workbook_holds_beside_its_cells_is_read()
    {
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        var reading = Readings.Of("plan.xlsx", Packages.Zip(
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", $"<workbook {Main}><sheets><sheet name=\"Plan\" sheetId=\"1\" state=\"veryHidden\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"DEFINED\">Plan!A1</definedName></definedNames></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/first.xml\"/><Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/></Relationships>"),
            ("xl/worksheets/first.xml", $"<worksheet {Main}><sheetData><row><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><r><t>IN</t></r><r><t>LINE</t></r></is></c><c t=\"str\"><f>x</f><v>FORMULA</v></c><c><v>5</v></c><c t=\"s\"><v>99</v></c></row></sheetData>"
                + "<dataValidations><dataValidation promptTitle=\"HINT\" prompt=\"PROMPT\"/></dataValidations><headerFooter><oddHeader>&amp;L&amp;\"Arial,Bold\"&amp;12LEFT&amp;C&amp;KFF0000CENTRE&amp;RPage &amp;P</oddHeader><firstFooter>&amp;CR&amp;&amp;D</firstFooter></headerFooter></worksheet>"),
            ("xl/strings.xml", $"<sst {Main}><si><t>UNUSED</t></si><si><r><t>SHARED </t></r><r><t>STRING</t></r><rPh><t>phonetic</t></rPh></si></sst>"),
            ("xl/threadedComments/threadedComment1.xml", "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><threadedComment><text>THREADED</text></threadedComment></ThreadedComments>"),
            ("xl/pivotCache/pivotCacheDefinition1.xml", $"<pivotCacheDefinition {Main}><sharedItems><s v=\"CACHED\"/></sharedItems></pivotCacheDefinition>"),
            ("xl/styles.xml", $"<styleSheet {Main}><numFmts><numFmt formatCode=\"&quot;FORMAT&quot; 0\"/></numFmts></styleSheet>")));

        Assert.Equal((DocumentStatus.Read, "Excel workbook"), (reading.Status, reading.Format));
        Assert.Equal(["SHARED STRING", "INLINE", "FORMULA", "CACHED", "UNUSED"], reading.Lines(Place.Body));
        Assert.Equal("sheet \"Plan\"", reading.Passages.First(passage => passage.Place == Place.Body).Part);
        Assert.Equal(["LEFT", "CENTRE", "Page"], reading.Lines(Place.Header));
        Assert.Equal(["R&D"], reading.Lines(Place.Footer));
        Assert.Equal(["THREADED"], reading.Lines(Place.Comment));
        Assert.Equal(["Plan", "DEFINED", "HINT", "PROMPT", "\"FORMAT\" 0"], reading.Lines(Place.Property));
    }

    [Fact]
    public void What_a_presentation_holds_beside_its_slides_is_read()
    {
        static string Shape(string placeholder, string text) => $"<p:sp><p:nvSpPr><p:cNvPr id=\"1\" name=\"x\"/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>";
        var reading = Readings.Of("brief.pptm", Packages.Zip(
            ("[Content_Types].xml", "<Types/>"),
            ("ppt/presentation.xml", $"<p:presentation {Packages.Spaces}/>"),
            ("ppt/slideMasters/slideMaster1.xml", $"<p:sldMaster {Packages.Spaces}>{Shape("", "MASTER")}{Shape("<p:ph type=\"ftr\"/>", "MASTER FOOTER")}</p:sldMaster>"),
            ("ppt/slideLayouts/slideLayout4.xml", $"<p:sldLayout {Packages.Spaces}>{Shape("", "LAYOUT")}</p:sldLayout>"),
            ("ppt/slides/slide7.xml", $"<p:sld show=\"0\" {Packages.Spaces}>{Shape("<p:ph type=\"title\"/>", "NATO</a:t></a:r><a:r><a:t> </a:t></a:r><a:r><a:t>SECRET")}<p:pic><p:nvPr><p:ph type=\"pic\"/></p:nvPr></p:pic>{Shape("", "BOX")}</p:sld>"),
            ("ppt/comments/modernComment_1.xml", $"<p188:cmLst xmlns:p188=\"http://schemas.microsoft.com/office/powerpoint/2018/8/main\" {Packages.Spaces}><p188:cm><p188:txBody><a:p><a:r><a:t>MODERN</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>"),
            ("ppt/tags/tag1.xml", $"<p:tagLst {Packages.Spaces}><p:tag name=\"CLASS\" val=\"TAG\"/></p:tagLst>"),
            ("ppt/diagrams/data1.xml", $"<dgm:dataModel xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" {Packages.Spaces}><dgm:pt><dgm:t><a:p><a:r><a:t>DIAGRAM</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>"),
            ("ppt/charts/chart1.xml", $"<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" {Packages.Spaces}><c:pt idx=\"0\"><c:v>CATEGORY</c:v></c:pt><c:pt idx=\"1\"><c:v>OTHER</c:v></c:pt></c:chartSpace>")));

        Assert.Equal(("NATO SECRET\n", 7), reading.Passages.Where(passage => passage.Place == Place.Body).Select(passage => (passage.Text, passage.Page)).Single());
        Assert.Equal(["MASTER", "LAYOUT", "BOX", "DIAGRAM", "CATEGORY", "OTHER"], reading.Lines(Place.TextBox));
        Assert.Equal(["MASTER FOOTER"], reading.Lines(Place.Footer));
        Assert.Equal(["MODERN"], reading.Lines(Place.Comment));
        Assert.Equal(["TAG"], reading.Lines(Place.Property));
    }

    [Fact]
    public void Macros_and_pictures_that_cannot_be_read_are_said()
    {
        var macros = new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.Concat(System.Text.Encoding.Unicode.GetBytes("VBA\0")).ToArray();

        var reading = Readings.Of("plan.docm", Packages.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/vbaProject.bin", macros)));

        Assert.Equal((DocumentStatus.Unread, "part \"word/vbaProject.bin\" cannot be read: it holds macros, which are not read; save the document without them."), (reading.Status, reading.Problem));
    }

    private static string[] Labels(params (string, string)[] parts) =>
        [.. new DocumentReader { Mapping = Mapping }.Read("x.docx", Packages.Docx(parts)).Labels.Select(label => $"{label.Label.Label.Policy}:{label.Label.Label.Classification}")];

    private static string Custom(params (string Name, string Value)[] properties) =>
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
        + string.Concat(properties.Select(property => $"<property name=\"{property.Name}\"><vt:lpwstr>{property.Value}</vt:lpwstr></property>")) + "</Properties>";

    private static Grade Grade(string marking) => Caveat.Labels.Grade.TryParse(marking, out var grade) ? grade : throw new FormatException(marking);

    private static DocumentReading Body(string body) => Read(("word/document.xml", Packages.Document(body)));

    private static DocumentReading Read(params (string, string)[] parts) => Readings.Of("plan.docx", Packages.Docx(parts));
}
