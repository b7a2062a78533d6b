using Caveat.Assistant.Documents;
using Caveat.Assistant.Storage;
using Caveat.Labels;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Assistant.Tests.Documents;

public sealed class ChunkTests
{
    private static readonly MarkingReader Reader = new();

    private static List<Paragraph> Paragraphs(string format, params Passage[] passages) =>
        ParagraphReader.Read(DocumentMarkings.Read(new DocumentReading(DocumentStatus.Read, passages, []) { Format = format }, Reader));

    [Fact]
    public void A_text_file_has_paragraphs_between_its_empty_lines() =>
        Assert.Equal(
            [(1, "One\ntwo."), (2, "Three.")],
            Paragraphs("plain text", new Passage("\nOne\ntwo.\n\n \nThree.\n", Place.Body)).Select(paragraph => (paragraph.Number, paragraph.Text)));

    [Fact]
    public void An_office_document_has_a_paragraph_on_each_line_and_no_pages() =>
        Assert.Equal(
            [(0, 1, "One."), (0, 2, "Two.")],
            Paragraphs("Word document", new Passage("One.\n\fTwo.\n", Place.Body)).Select(paragraph => (paragraph.Page, paragraph.Number, paragraph.Text)));

    [Fact]
    public void The_lines_of_a_printed_page_become_paragraphs_again()
    {
        const string Page = """
            2. The port
            The harbour has three berths that can take a vehicle carrier of the larger
            kind, and a yard.
            A second paragraph starts here and is longer than a single line of the page
            ends here.
            Berth
            Length
            190
            1. An item that is as long as a line of this page is, and the costs of it are
            4.7 million.
            """;
        Assert.Equal(
            ["2. The port", "The harbour has three berths that can take a vehicle carrier of the larger kind, and a yard.",
                "A second paragraph starts here and is longer than a single line of the page ends here.", "Berth\nLength\n190",
                "1. An item that is as long as a line of this page is, and the costs of it are 4.7 million."],
            Paragraphs("PDF document", new Passage(Page.ReplaceLineEndings("\n"), Place.Body, "", 3)).Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void Headers_footers_properties_and_comments_are_not_asked_about() =>
        Assert.Equal(["Said."], Paragraphs(
            "Word document",
            new Passage("Head", Place.Header), new Passage("Foot", Place.Footer), new Passage("Mark", Place.Watermark),
            new Passage("Title", Place.Property), new Passage("Hm", Place.Comment), new Passage("a.docx", Place.FileName), new Passage("Said.", Place.Body)).Select(paragraph => paragraph.Text));

    [Fact]
    public void A_page_of_an_attachment_is_no_page_of_the_message() =>
        Assert.Equal(0, Assert.Single(Paragraphs("mail message", new Passage("Said.", Place.Body, "attachment \"plan.pdf\"", 3))).Page);

    [Fact]
    public void A_paragraph_is_marked_as_its_portion_mark_says_and_without_one_as_the_document_says() =>
        Assert.Equal(
            ["NATO UNCLASSIFIED", "NATO RESTRICTED", "NATO RESTRICTED"],
            Paragraphs(
                "Word document",
                new Passage("NATO RESTRICTED", Place.Header),
                new Passage("(NU) The first paragraph.\nThe second paragraph.\n(NR) The third paragraph.", Place.Body)).Select(paragraph => paragraph.Grade.ToString()));

    [Fact]
    public void A_page_of_its_own_banner_is_as_that_says_and_one_without_is_as_the_document_says() =>
        Assert.Equal(
            ["NATO RESTRICTED", "NATO UNCLASSIFIED", "NATO RESTRICTED"],
            Paragraphs(
                "PDF document",
                new Passage("NATO RESTRICTED", Place.Header, "", 1),
                new Passage("The first paragraph.", Place.Body, "", 1),
                new Passage("NATO UNCLASSIFIED", Place.Header, "", 2),
                new Passage("The second paragraph.", Place.Body, "", 2),
                new Passage("The third paragraph.", Place.Body, "", 3)).Select(paragraph => paragraph.Grade.ToString()));

    [Fact]
    public void On_a_printed_page_a_portion_mark_only_raises_for_its_paragraph_may_end_sooner_than_it_seems() =>
        Assert.Equal(
            ["NATO RESTRICTED", "NATO CONFIDENTIAL"],
            Paragraphs(
                "PDF document",
                new Passage("NATO RESTRICTED", Place.Header, "", 1),
                new Passage("(NU) The first paragraph.\nThe second paragraph.\n(NC) The third paragraph.", Place.Body, "", 1)).Select(paragraph => paragraph.Grade.ToString()));

    [Fact]
    public void A_paragraph_with_a_higher_mark_inside_counts_as_that() =>
        Assert.Equal("NATO RESTRICTED", Paragraphs("plain text", new Passage("(NU) The first line.\n(NR) The second line.\n\nMore.", Place.Body))[0].Grade.ToString());

    [Fact]
    public void Chunks_lose_nothing_stay_short_and_mix_no_pages_or_grades() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 4).SelectMany(page => Gen.Choose(0, 2), (page, grade) => (page, grade))
            .SelectMany(_ => Gen.Choose(1, 3_000), (place, length) => (place.page, place.grade, length)).ListOf().ToArbitrary(),
        shapes =>
        {
            Paragraph[] paragraphs = [.. shapes.OrderBy(shape => shape.page).Select((shape, i) =>
                new Paragraph("", shape.page, i, Text(i, shape.length), new Grade(PolicyId.Nato, (Classification)shape.grade)))];
            var chunks = ChunkBuilder.Build(RowId.New(), paragraphs);
            Assert.Equal(Letters(paragraphs.Select(paragraph => paragraph.Text)), Letters(chunks.Select(chunk => chunk.Text)));
            Assert.Equal(Enumerable.Range(0, chunks.Count), chunks.Select(chunk => chunk.Sequence));
            Assert.All(chunks, chunk =>
            {
                Assert.InRange(chunk.Text.Length, 1, ChunkBuilder.Longest);
                var first = paragraphs[chunk.Paragraph];
                Assert.Equal((first.Page, first.Grade.ToString()), (chunk.Page, chunk.Marking));
            });
        }));

    [Fact]
    public void A_long_paragraph_is_cut_after_a_sentence_and_keeps_its_number()
    {
        var text = string.Concat(Enumerable.Repeat("This sentence has forty-one characters ok. ", 60)).Trim();
        var chunks = ChunkBuilder.Build(RowId.New(), [new Paragraph("", 4, 7, text, Grade.Unmarked)]);
        Assert.Equal(3, chunks.Count);
        Assert.All(chunks, chunk => Assert.Equal((4, 7, '.'), (chunk.Page, chunk.Paragraph, chunk.Text[^1])));
    }

    private static string Text(int seed, int length) => string.Concat(Enumerable.Range(0, length).Select(i => (seed + i) % 9 == 8 ? ' ' : (char)('a' + ((seed + i) % 26))));

    private static string Letters(IEnumerable<string> texts) => string.Concat(texts.SelectMany(text => text).Where(char.IsLetter));
}
