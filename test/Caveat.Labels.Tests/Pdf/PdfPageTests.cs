using Caveat.Labels.Documents;
using Caveat.Labels.Tests.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Pdf;

public sealed class PdfPageTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(45)]
    [InlineData(54.7)]
    [InlineData(75)]
    [InlineData(-30)]
    [InlineData(-45)]
    [InlineData(-60)]
    public void A_slanted_text_across_the_page_is_one_watermark(double degrees)
    {
        Programs.Need("pdftotext");
        var reading = Read(HandPdf.Prose, HandPdf.Text(100, degrees > 0 ? 250 : 650, 60, "NATO SECRET", degrees));

        Assert.Equal(["NATO SECRET"], reading.Lines(Place.Watermark));
        Assert.Contains("Line 7 says that the plan is ready and where it is kept.", reading.Lines(Place.Body));
    }

    [Fact]
    public void A_text_that_runs_up_the_edge_is_a_watermark()
    {
        Programs.Need("pdftotext");

        Assert.Equal(["NATO SECRET"], Read(HandPdf.Prose, HandPdf.Text(40, 300, 20, "NATO SECRET", 90)).Lines(Place.Watermark));
    }

    [Fact]
    public void A_text_of_huge_letters_is_a_watermark()
    {
        Programs.Need("pdftotext");

        Assert.Equal(["SECRET"], Read(HandPdf.Prose, HandPdf.Text(72, 60, 110, "SECRET")).Lines(Place.Watermark));
    }

    [Fact]
    public void A_table_of_short_numbers_stays_text_of_the_body()
    {
        Programs.Need("pdftotext");
        var cells = string.Concat(from row in Enumerable.Range(0, 20) from column in Enumerable.Range(0, 8) select HandPdf.Text(80 + (55 * column), 700 - (20 * row), 10, $"{row}{column}"));
        var reading = Read(cells);

        Assert.Empty(reading.Lines(Place.Watermark));
        Assert.Equal(160, reading.Lines(Place.Body).Sum(line => line.Split(' ').Length));
    }

    [Fact]
    public void The_top_and_bottom_tenths_of_a_page_are_its_header_and_footer()
    {
        Programs.Need("pdftotext");
        var reading = Read(HandPdf.Text(200, 800, 10, "TOP"), HandPdf.Text(200, 740, 10, "below the top"), HandPdf.Prose, HandPdf.Text(200, 30, 10, "BOTTOM"));

        Assert.Equal(["TOP"], reading.Lines(Place.Header));
        Assert.Equal(["BOTTOM"], reading.Lines(Place.Footer));
    }

    [Fact]
    public void Comments_bookmarks_and_form_values_are_read()
    {
        Programs.Need("pdftotext");
        var reading = Readings.Of("a.pdf", new HandPdf()
            .Page(HandPdf.Prose)
            .Object(@"<< /Type /Annot /Subtype /Text /Contents (NATO \(or EU\) SE\103RET\r) >>")
            .Object("<< /Type /Annot /Subtype /FreeText /Contents <FEFF004E00410054004F> >>")
            .Object("<< /Title (EU SECRET) /Parent 9 0 R >>")
            .Object("<< /FT /Tx /T (name) /V (NATO CONFIDENTIAL) >>")
            .ToBytes());

        Assert.Equal(["NATO (or EU) SECRET", "NATO"], reading.Lines(Place.Comment));
        Assert.Contains("EU SECRET", reading.Lines(Place.Body));
        Assert.Contains("NATO CONFIDENTIAL", reading.Lines(Place.Body));
    }

    [Fact]
    public void An_attached_file_is_read()
    {
        Programs.Need("pdftotext", "pdfdetach", "pdfattach");
        var folder = Directory.CreateTempSubdirectory("caveat-tests-");
        try
        {
            var name = "plan \"b\".txt";
            File.WriteAllText(Path.Combine(folder.FullName, name), "NATO SECRET in an attachment");
            File.WriteAllBytes(Path.Combine(folder.FullName, "a.pdf"), new HandPdf().Page(HandPdf.Prose).ToBytes());
            Programs.Run(folder.FullName, "pdfattach", "a.pdf", name, "b.pdf");
            var reading = Readings.Of("b.pdf", File.ReadAllBytes(Path.Combine(folder.FullName, "b.pdf")));

            Assert.Equal(DocumentStatus.Read, reading.Status);
            Assert.Contains(reading.Passages, passage => passage is { Text: "NATO SECRET in an attachment", Part: "attachment \"plan \"b\".txt\"" });
            Assert.Contains(name, reading.Lines(Place.FileName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void More_pages_than_the_limit_are_refused()
    {
        Programs.Need("pdfinfo");
        var reading = new DocumentReader(new DocumentLimits { Pages = 2 }, TimeProvider.System).Read("a.pdf", new HandPdf().Page("").Page("").Page("").ToBytes(), TestContext.Current.CancellationToken);

        Assert.Equal("\"a.pdf\" is refused: it has 3 pages and the limit is 2.", reading.Problem);
    }

    private static DocumentReading Read(params string[] page) => Readings.Of("a.pdf", new HandPdf().Page(page).ToBytes());
}
