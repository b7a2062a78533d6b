using Caveat.Labels.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Documents;

/// <summary>Documents that a real writer wrote, with words in every place that the format has: each is read, in its place, as a line of its own.</summary>
public sealed class WrittenDocumentTests(LibreOffice office)
{
    // What LibreOffice writes before an item in RTF, a sign of a symbol font.
    private const char ListSign = '\uF095';

    private const string Word =
        """
        Body: HEADING, BODY, HIDDEN, CELL A, CELL B, ITEM, SECTION, PAGE 2, PAGE 3, DELETED
        Header: HEADER, HEADER LEFT, HEADER FIRST
        Footer: FOOTER, FOOTER LEFT, FOOTER FIRST
        Note: FOOTNOTE, ENDNOTE
        Comment: COMMENT
        TextBox: FRAME, SHAPE
        Property: TITLE, SUBJECT, DESCRIPTION, KEYWORD, PROPERTY, ALT TITLE, ALT TEXT
        """;

    private const string Sheet =
        """
        Body: CELL A1, SECOND LINE, FORMULA, HIDDEN SHEET
        Header: HEADER LEFT, HEADER CENTRE, HEADER RIGHT
        Footer: FOOTER & LEFT, FOOTER CENTRE, FOOTER RIGHT
        Comment: COMMENT
        TextBox: SHAPE
        Property: TITLE, PROPERTY, SHEET NAME
        """;

    private const string Slides =
        """
        Body: SLIDE TITLE, OUTLINE, HIDDEN SLIDE
        Footer: FOOTER
        Note: NOTES
        Comment: COMMENT
        TextBox: MASTER, TEXT BOX, SHAPE, GROUPED
        Property: TITLE, PROPERTY
        """;

    [Theory]
    [InlineData("docx", "Word document")]
    [InlineData("odt", "OpenDocument text")]
    [InlineData("fodt", "flat OpenDocument")]
    [InlineData("dotx", "Word document")]
    [InlineData("ott", "OpenDocument text")]
    public void Every_place_of_a_text_document_is_read(string format, string name) => Check("memo.fodt", format, name, Word);

    [Theory]
    [InlineData("xlsx", "Excel workbook")]
    [InlineData("xlsm", "Excel workbook")]
    [InlineData("ods", "OpenDocument spreadsheet")]
    [InlineData("fods", "flat OpenDocument")]
    public void Every_place_of_a_spreadsheet_is_read(string format, string name) => Check("plan.fods", format, name, Sheet);

    [Theory]
    [InlineData("pptx", "PowerPoint presentation")]
    [InlineData("odp", "OpenDocument presentation")]
    [InlineData("fodp", "flat OpenDocument")]
    public void Every_place_of_a_presentation_is_read(string format, string name) => Check("brief.fodp", format, name, Slides);

    // LibreOffice writes one header and one footer into RTF, and pictures of the frames into HTML.
    [Fact]
    public void Every_place_of_an_RTF_document_is_read() => Check("memo.fodt", "rtf", "RTF", Without(Word, " LEFT, HEADER FIRST", " LEFT, FOOTER FIRST", "ALT TITLE, "));

    [Fact]
    public void Every_place_of_an_HTML_page_is_read()
    {
        var reading = Readings.Of("memo.html", office.Write("memo.fodt", "html"));

        Assert.Equal(DocumentStatus.Read, reading.Status);
        var all = string.Join('\n', reading.Passages.Select(passage => passage.Text));
        Assert.All("TITLE SUBJECT DESCRIPTION KEYWORD PROPERTY HEADER FOOTER HEADING BODY DELETED HIDDEN FOOTNOTE ENDNOTE COMMENT ITEM SECTION".Split(' '), mark => Assert.Contains($"MARK {mark}", all, StringComparison.Ordinal));
    }

    [Fact]
    public void Slides_are_pages()
    {
        foreach (var format in new[] { "pptx", "odp" })
        {
            var reading = Readings.Of("brief", office.Write("brief.fodp", format));

            Assert.Equal([1, 2], reading.Passages.Where(passage => passage.Text.Contains("SLIDE", StringComparison.Ordinal) && passage.Place == Place.Body).Select(passage => passage.Page));
        }
    }

    [Fact]
    public void A_page_break_is_a_form_feed()
    {
        var body = Readings.Of("memo.docx", office.Write("memo.fodt", "docx")).Passages.First(passage => passage.Place == Place.Body).Text;

        Assert.Contains("\fMARK PAGE 3\n", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("memo.fodt", "doc", "it is a Word file of before 2007; save it as .docx.")]
    [InlineData("plan.fods", "xls", "it is an Excel file of before 2007; save it as .xlsx.")]
    [InlineData("brief.fodp", "ppt", "it is a PowerPoint file of before 2007; save it as .pptx.")]
    public void Binary_files_of_before_2007_are_unread_and_named(string source, string format, string why)
    {
        var reading = Readings.Of($"old.{format}", office.Write(source, format));

        Assert.Equal((DocumentStatus.Unread, $"\"old.{format}\" cannot be read: {why}"), (reading.Status, reading.Problem));
    }

    private void Check(string source, string format, string name, string places)
    {
        var content = Path.GetExtension(source) == $".{format}" ? File.ReadAllBytes(Vectors.PathOf($"documents/{source}")) : office.Write(source, format);

        var reading = Readings.Of($"document.{format}", content);

        Assert.Equal((DocumentStatus.Read, name, ""), (reading.Status, reading.Format, reading.Problem));
        foreach (var line in places.Split('\n', StringSplitOptions.TrimEntries))
        {
            var place = Enum.Parse<Place>(line[..line.IndexOf(':', StringComparison.Ordinal)]);
            var expected = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries).ToList();
            var found = reading.Lines(place).Select(text => text.TrimStart('\t', ' ', ListSign)).Where(text => text.StartsWith("MARK ", StringComparison.Ordinal)).Select(text => text[5..]).ToHashSet();
            Assert.True(found.IsSupersetOf(expected), $"{place}: expected {string.Join(", ", expected.Order())}\nfound {string.Join(", ", found.Order())}");
        }
    }

    private static string Without(string places, params string[] marks) => marks.Aggregate(places, (text, mark) => text.Replace(mark, "", StringComparison.Ordinal));
}
