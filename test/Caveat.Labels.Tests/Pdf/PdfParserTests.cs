using System.Text;
using Caveat.Labels.Documents;
using Caveat.Labels.Documents.Pdf;
using Xunit;

namespace Caveat.Labels.Tests.Pdf;

/// <summary>The parsers of our own, without the programs.</summary>
public sealed class PdfParserTests
{
    private const string Markup = """
        <title>a < b</title><meta name="Author" content="x"/>
        <page width="100.0" height="200.0"><flow><block><line xMin="1" yMin="100" xMax="50" yMax="110"><word xMin="1" yMin="100" xMax="20" yMax="110">A&amp;B</word>
        <word xMin="21" yMin="100" xMax="50" yMax="110">NATO&lt;</word></line></block></flow></page>
        <page width="100" height="200"></page>
        """;

    [Fact]
    public void Pages_lines_and_words_are_read()
    {
        var pages = new PageMarkup(new StringReader(Markup));
        var into = New();
        var page = pages.NextPage()!;
        page.AddTo(into, "part");

        Assert.Equal(2, page.Words);
        Assert.Equal([new Passage("A&B NATO<", Place.Body, "part", 1)], into.Build("").Passages);
        Assert.Equal(2, pages.NextPage()!.Number);
        Assert.Null(pages.NextPage());
    }

    [Fact]
    public void A_page_that_breaks_off_is_read_as_far_as_it_goes()
    {
        for (var length = 0; length <= Markup.Length; length++)
        {
            var page = new PageMarkup(new StringReader(Markup[..length])).NextPage();
            Assert.Equal(length > Markup.IndexOf("</word>", StringComparison.Ordinal) + 6, page?.Words > 0);
        }
    }

    [Fact]
    public void Damaged_output_and_objects_end_in_a_reading_whatever_the_damage()
    {
        var random = new Random(13);
        var file = new HandPdf()
            .Page(HandPdf.Text(72, 72, 10, "text"))
            .Object(@"<< /Contents (a \(b\) \103 \
            c) /V <FEFF00410> /Title (x) /Alt <41> >>")
            .ToBytes();
        var markup = Encoding.UTF8.GetBytes(Markup);
        for (var i = 0; i < 4_000; i++)
        {
            var pages = new PageMarkup(new StringReader(Encoding.UTF8.GetString(Damaged(markup, random))));
            while (pages.NextPage() is { } page)
            {
                page.AddTo(New(), "");
            }
            PdfObjects.Read(new DocumentPart("a.pdf", Damaged(file, random), "", 0), New());
        }
    }

    [Fact]
    public void An_object_stream_that_swells_is_refused()
    {
        var packed = Encoding.Latin1.GetString(Images.ImageFiles.Deflate(new string(' ', 70 << 20)));
        var file = new HandPdf().Page("").Object($"<< /Type /ObjStm /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{packed}\nendstream").ToBytes();

        Assert.Throws<DocumentRefusedException>(() => PdfObjects.Read(new DocumentPart("a.pdf", file, "", 0), New()));
    }

    [Fact]
    public void Comments_in_packed_objects_are_read()
    {
        var packed = Encoding.Latin1.GetString(Images.ImageFiles.Deflate("1 0 << /Subtype /Text /Contents (NATO SECRET) >>"));
        var into = New();
        PdfObjects.Read(new DocumentPart("a.pdf", new HandPdf().Page("").Object($"<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n{packed}\nendstream").ToBytes(), "", 0), into);

        Assert.Equal([new Passage("NATO SECRET", Place.Comment, "comments")], into.Build("").Passages);
    }

    private static byte[] Damaged(byte[] whole, Random random)
    {
        var damaged = whole.ToArray();
        for (var hits = random.Next(1, 12); hits > 0; hits--)
        {
            damaged[random.Next(damaged.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : whole[random.Next(whole.Length)];
        }
        return damaged[..random.Next(damaged.Length + 1)];
    }

    private static DocumentBuilder New() => new(new DocumentLimits(), TimeProvider.System, TestContext.Current.CancellationToken);
}
