using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Caveat.Assistant.Exports;

/// <summary>The header and the footer of every page: the marking, bold and centred; in the footer the page's number below it.</summary>
internal static class WordEdges
{
    // A4 with 2.5 cm margins, in twentieths of a point.
    private const int Margin = 1417;

    public static SectionProperties Add(MainDocumentPart main, Paper paper)
    {
        var header = main.AddNewPart<HeaderPart>();
        header.Header = new Header(Marking(paper));
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(Marking(paper), PageNumber(paper));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });
    }

    private static Paragraph Marking(Paper paper) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = "Marking" }), WordText.Run(paper.Marking));

    private static Paragraph PageNumber(Paper paper)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }));
        // "Page {0} of {1}", with a field in each gap.
        string[] words = paper.Locale["exports.page-of"].Split("{0}", "{1}");
        paragraph.Append(WordText.Run(words[0]), Field(" PAGE "), WordText.Run(words[1]), Field(" NUMPAGES "), WordText.Run(words[2]));
        return paragraph;
    }

    private static SimpleField Field(string instruction) => new(new Run(new Text("1"))) { Instruction = instruction };

    private static string[] Split(this string text, params string[] gaps) => text.Split(gaps, StringSplitOptions.None);
}
