using Caveat.Labels.Documents;
using Caveat.Labels.Tests.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Pdf;

public sealed class PdfTests(WriterPdf writer) : IClassFixture<WriterPdf>
{
    [Fact]
    public void Every_place_of_a_document_from_LibreOffice_is_read()
    {
        Programs.Need("soffice", "pdftotext");
        var reading = Readings.Of("plan.pdf", writer.Plain);

        Assert.Equal("", reading.Problem);
        Assert.Equal(DocumentStatus.Read, reading.Status);
        Assert.Equal("PDF document", reading.Format);
        Assert.Equal(["HEADER NATO SECRET", "HEADER NATO SECRET"], reading.Lines(Place.Header));
        Assert.Equal("FOOTER NATO SECRET", reading.Lines(Place.Footer)[^1]);
        Assert.Superset(new HashSet<string> { "HEADING NATO SECRET", "BOX NATO SECRET", "SECOND NATO SECRET" }, reading.Lines(Place.Body).ToHashSet());
        Assert.Contains(reading.Lines(Place.Body), line => line.StartsWith("BODY NATO SECRET", StringComparison.Ordinal));
        Assert.Contains(reading.Passages, passage => passage.Text.Contains("NOTE NATO SECRET", StringComparison.Ordinal));
        Assert.Contains(reading.Lines(Place.Comment), line => line == "COMMENT NATO SECRET");
        Assert.Superset(new HashSet<string> { "TITLE NATO SECRET", "SUBJECT NATO SECRET", "KEYWORD NATO SECRET" }, reading.Lines(Place.Property).ToHashSet());
        Assert.Equal([1, 2], reading.Passages.Where(passage => passage.Place == Place.Header).Select(passage => passage.Page));
    }

    [Fact]
    public void Properties_in_XMP_are_read()
    {
        Programs.Need("soffice", "pdfinfo");
        var reading = Readings.Of("plan.pdf", writer.Archive);

        Assert.Equal(DocumentStatus.Read, reading.Status);
        Assert.Contains(reading.Passages, passage => passage is { Text: "TITLE NATO SECRET", Part: "XMP title", Place: Place.Property });
        Assert.Contains(reading.Passages, passage => passage is { Text: "KEYWORD NATO SECRET", Part: "XMP Keywords" });
    }

    [Fact]
    public void A_document_with_a_password_is_unread()
    {
        Programs.Need("soffice", "pdfinfo");
        var reading = Readings.Of("plan.pdf", writer.Locked);

        Assert.Equal(DocumentStatus.Unread, reading.Status);
        Assert.Equal("\"plan.pdf\" cannot be read: it is encrypted: save it without a password.", reading.Problem);
    }

    [Fact]
    public void A_document_that_asks_not_to_be_copied_is_read()
    {
        Programs.Need("soffice", "pdftotext");
        var reading = Readings.Of("plan.pdf", writer.Restricted);

        Assert.Equal(DocumentStatus.Read, reading.Status);
        Assert.Contains("HEADER NATO SECRET", reading.Lines(Place.Header));
        Assert.Contains("TITLE NATO SECRET", reading.Lines(Place.Property));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.98)]
    public void A_document_that_breaks_off_does_not_pass_as_read(double share)
    {
        Programs.Need("soffice", "pdftotext");
        var reading = Readings.Of("plan.pdf", writer.Plain[..(int)(writer.Plain.Length * share)]);

        Assert.Equal(DocumentStatus.Unread, reading.Status);
    }

    [Fact]
    public void Damaged_documents_end_in_a_reading_whatever_the_damage()
    {
        Programs.Need("soffice", "pdftotext");
        var random = new Random(7);
        var reader = new DocumentReader(new DocumentLimits { Ocr = false }, TimeProvider.System);
        for (var i = 0; i < 25; i++)
        {
            var damaged = writer.Archive.ToArray();
            for (var hits = random.Next(1, 200); hits > 0; hits--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }
            // The signature stays, so that the reader under test is asked.
            writer.Archive.AsSpan(0, 8).CopyTo(damaged);
            reader.Read("plan.pdf", damaged, TestContext.Current.CancellationToken);
        }
    }
}
