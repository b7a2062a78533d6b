using System.Text;
using Caveat.Labels.Documents;
using Caveat.Labels.Documents.Images;
using Caveat.Labels.Documents.Pdf;
using Caveat.Labels.Documents.Tools;
using Caveat.Labels.Tests.Documents;
using Caveat.Labels.Tests.Pdf;
using Xunit;

namespace Caveat.Labels.Tests.Images;

public sealed class ImageTests(PageImages pages) : IClassFixture<PageImages>
{
    private static readonly DocumentLimits WithoutOcr = new() { Ocr = false };

    [Theory]
    [InlineData("png", "PNG image")]
    [InlineData("jpg", "JPEG image")]
    [InlineData("tif", "TIFF image")]
    [InlineData("gif", "GIF image")]
    [InlineData("webp", "WebP image")]
    public void The_text_of_an_image_is_read(string format, string name)
    {
        Programs.Need("pdftoppm", "tesseract", "soffice");
        var reading = Readings.Of($"scan.{format}", pages.Of(format));

        Assert.Equal("", reading.Problem);
        Assert.Equal(name, reading.Format);
        Assert.Contains("NATO SECRET", reading.Lines(Place.Body));
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("tif")]
    [InlineData("gif")]
    [InlineData("webp")]
    public void Without_OCR_an_image_is_unread_and_its_size_is_checked(string format)
    {
        Programs.Need("pdftoppm", "soffice");
        var limited = new DocumentLimits { Ocr = false, Pixels = 1_000 };

        Assert.Equal($"\"scan.{format}\" cannot be read: it is an image, and OCR is switched off.", Read(pages.Of(format), WithoutOcr, $"scan.{format}").Problem);
        Assert.Matches($"^\"scan.{format}\" is refused: it has [0-9]+ pixels and the limit is 1000\\.$", Read(pages.Of(format), limited, $"scan.{format}").Problem);
    }

    [Fact]
    public void Without_tools_images_and_PDF_are_unread()
    {
        var tools = new Toolbox("");
        var into = new DocumentBuilder(new DocumentLimits(), TimeProvider.System, TestContext.Current.CancellationToken);
        var image = Assert.Throws<InvalidDataException>(() => new ImageReader(tools).Read(new DocumentPart("a.png", ImageFiles.Png(100, 100), "", 0), into, new DocumentReader()));
        var pdf = Assert.Throws<InvalidDataException>(() => new PdfReader(tools).Read(new DocumentPart("a.pdf", new HandPdf().Page("").ToBytes(), "", 0), into, new DocumentReader()));

        Assert.Equal("it is an image, and no OCR is installed.", image.Message);
        Assert.Equal("the program \"pdfinfo\" is not installed.", pdf.Message);
    }

    [Fact]
    public void A_scanned_page_is_read_where_it_has_no_text_layer()
    {
        Programs.Need("pdftoppm", "pdftotext", "tesseract");
        var reading = Readings.Of("scan.pdf", Scan(""));

        Assert.Equal("", reading.Problem);
        Assert.Contains(reading.Passages, passage => passage is { Page: 2, Place: Place.Body } && passage.Text.Contains("NATO SECRET", StringComparison.Ordinal));
    }

    [Fact]
    public void A_scanned_page_with_a_stamped_line_of_text_is_read_too()
    {
        Programs.Need("pdftoppm", "pdftotext", "pdfimages", "tesseract");
        var reading = Readings.Of("scan.pdf", Scan(HandPdf.Text(72, 30, 10, "Approved for release 2019")));

        Assert.Contains(reading.Passages, passage => passage.Page == 2 && passage.Text.Contains("NATO SECRET", StringComparison.Ordinal));
        Assert.Contains("Approved for release 2019", reading.Lines(Place.Footer));
    }

    [Fact]
    public void Without_OCR_a_scanned_page_makes_the_document_unread_and_a_blank_one_does_not()
    {
        Programs.Need("pdftoppm", "pdftotext", "pdfimages");
        var reading = Read(Scan(""), WithoutOcr, "scan.pdf");

        Assert.Equal(DocumentStatus.Unread, reading.Status);
        Assert.Equal("\"scan.pdf\" is not wholly read: page 2 has no text layer and OCR is switched off.", reading.Problem);
        Assert.Contains("Line 3 says that the plan is ready and where it is kept.", reading.Lines(Place.Body));
        Assert.Equal(DocumentStatus.Read, Read(new HandPdf().Page(HandPdf.Prose).Page("").ToBytes(), WithoutOcr, "a.pdf").Status);
    }

    [Fact]
    public void Scanned_pages_beyond_the_limit_are_unread()
    {
        Programs.Need("pdftoppm", "pdftotext", "tesseract");
        var reading = Read(Scan(""), new DocumentLimits { OcrPages = 0 }, "scan.pdf");

        Assert.Equal("\"scan.pdf\" is not wholly read: page 2 has no text layer and OCR reads at most 0 pages of a document.", reading.Problem);
    }

    // A page of text, then the picture of one.
    private byte[] Scan(string stamp)
    {
        var picture = Encoding.Latin1.GetString(pages.Jpeg);
        return new HandPdf { Resources = "/XObject << /I 4 0 R >>" }
            .Object($"<< /Type /XObject /Subtype /Image /Width {PageImages.Width} /Height {PageImages.Height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {picture.Length} >>\nstream\n{picture}\nendstream")
            .Page(HandPdf.Prose)
            .Page("q 560 0 0 700 20 80 cm /I Do Q\n", stamp)
            .ToBytes();
    }

    private static DocumentReading Read(byte[] content, DocumentLimits limits, string name) =>
        new DocumentReader(limits, TimeProvider.System).Read(name, content, TestContext.Current.CancellationToken);
}
