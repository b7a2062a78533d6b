using Caveat.Assistant.Conversations;
using Caveat.Assistant.Exports;
using Caveat.Assistant.Tests.Rendering;
using Caveat.Assistant.Words;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Assistant.Tests.Exports;

public sealed class WordPaperTests
{
    private static WordprocessingDocument Open(Paper paper) => WordprocessingDocument.Open(new MemoryStream(WordPaper.Write(paper)), isEditable: false);

    private static IEnumerable<string> Faults(Paper paper)
    {
        using var document = Open(paper);
        return [.. new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}")];
    }

    [Fact]
    public void It_is_valid()
    {
        Assert.Empty(Faults(Papers.OfAnswer(Papers.Answer())));
        Assert.Empty(Faults(Papers.OfConversation(Papers.Question("What?"), Papers.Answer(), Papers.Question("And?"), Papers.Answer(state: TurnState.Stopped))));
    }

    [Fact]
    public void It_is_valid_whatever_the_text() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(150),
        Prop.ForAll(Arb.From(MarkdownSafetyTests.Soup()), text => Assert.Empty(Faults(Papers.OfAnswer(Papers.Answer(text))))));

    [Fact]
    public void Our_own_reader_finds_its_marking_at_the_top_and_at_the_bottom()
    {
        var reading = new DocumentReader().Read("paper.docx", WordPaper.Write(Papers.OfAnswer(Papers.Answer(label: "NATO RESTRICTED"))));
        var markings = DocumentMarkings.Read(reading, new MarkingReader());
        Assert.Equal("NATO RESTRICTED", markings.Highest.ToString());
        Assert.Contains(markings.Markings, marking => marking.Passage.Place == Place.Header);
        Assert.Contains(markings.Markings, marking => marking.Passage.Place == Place.Footer);
        Assert.Equal("NATO RESTRICTED", markings.Portions.ToString());
    }

    [Fact]
    public void Headings_lists_tables_and_links_are_those_of_Word()
    {
        using var document = Open(Papers.OfAnswer(Papers.Answer()));
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Contains(body.Elements<Paragraph>(), paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "Heading3" && paragraph.InnerText == "(NU) Findings");
        Assert.Equal(3, body.Descendants<NumberingProperties>().Count());
        Assert.Single(body.Descendants<TableHeader>());
        Assert.Single(document.MainDocumentPart.HyperlinkRelationships);
        Assert.Equal(
            Assert.Single(body.Descendants<Hyperlink>(), link => link.Anchor is not null).Anchor!.Value,
            Assert.Single(body.Descendants<BookmarkStart>()).Name!.Value);
    }

    [Fact]
    public void Each_paragraph_of_the_answer_bears_its_portion_mark()
    {
        using var document = Open(Papers.OfAnswer(Papers.Answer("One.\n\nTwo.\n\n- three")));
        var texts = document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(paragraph => paragraph.InnerText).ToArray();
        Assert.Equal(["(NU) One.", "(NU) Two.", "(NU) three"], texts[1..4]);
    }

    [Fact]
    public void It_is_in_the_reader_s_language()
    {
        using var document = Open(Papers.OfAnswer(Papers.Answer(), Locale.French));
        Assert.Equal("fr-FR", document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value);
        Assert.Contains("Rédigé à l’aide de l’IA", document.MainDocumentPart.Document!.InnerText, StringComparison.Ordinal);
        Assert.Equal("NATO UNCLASSIFIED", document.PackageProperties.Category);
    }
}
