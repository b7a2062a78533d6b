using Caveat.Assistant.Words;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Caveat.Assistant.Exports;

/// <summary>The styles of exported Word documents: Word's own names, so that a reader's template takes them over.</summary>
internal static class WordStyles
{
    private const string Body = "Arial";
    private const string Mono = "Courier New";
    private const string Ink = "1F2933";
    private const string LinkInk = "0B5394";

    public static Styles Of(Locale locale) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Body, HighAnsi = Body, ComplexScript = Body, EastAsia = Body },
                new FontSize { Val = "21" },
                new FontSizeComplexScript { Val = "21" },
                new Languages { Val = locale == Locale.French ? "fr-FR" : "en-GB" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "140", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraph("Normal", "Normal", null, null),
        Heading("Title", "Title", "40", null, "240"),
        Heading("Heading1", "heading 1", "30", 0, "360"),
        Heading("Heading2", "heading 2", "26", 1, "280"),
        Heading("Heading3", "heading 3", "23", 2, "240"),
        Heading("Heading4", "heading 4", "21", 3, "200"),
        Paragraph("ListParagraph", "List Paragraph", new StyleParagraphProperties(new SpacingBetweenLines { After = "60" }), null),
        Paragraph("Quote", "Quote", new StyleParagraphProperties(
            new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 18, Space = 8, Color = "9AA5B1" }),
            new Indentation { Left = "360" }), null),
        Paragraph("Code", "Code", new StyleParagraphProperties(
            new KeepLines(),
            new Shading { Val = ShadingPatternValues.Clear, Fill = "F1F3F5" },
            new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Auto }),
            new StyleRunProperties(new RunFonts { Ascii = Mono, HighAnsi = Mono, ComplexScript = Mono }, new FontSize { Val = "18" })),
        Paragraph("Strong", "Strong Line", null, new StyleRunProperties(new Bold())),
        Paragraph("Marking", "Marking", new StyleParagraphProperties(new SpacingBetweenLines { After = "0" }, new Justification { Val = JustificationValues.Center }), new StyleRunProperties(new Bold(), new FontSize { Val = "22" })),
        Paragraph("Footer", "footer", new StyleParagraphProperties(new SpacingBetweenLines { After = "0" }, new Justification { Val = JustificationValues.Center }), new StyleRunProperties(new FontSize { Val = "17" })),
        new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = LinkInk }, new Underline { Val = UnderlineValues.Single }))
        { Type = StyleValues.Character, StyleId = "Hyperlink" },
        new Style(new StyleName { Val = "Code Words" }, new StyleRunProperties(new RunFonts { Ascii = Mono, HighAnsi = Mono, ComplexScript = Mono }))
        { Type = StyleValues.Character, StyleId = "CodeWords", CustomStyle = true },
        TableStyle());

    private static Style Paragraph(string id, string name, StyleParagraphProperties? paragraph, StyleRunProperties? run)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (id == "Normal")
        {
            style.Default = true;
        }
        else
        {
            style.Append(new BasedOn { Val = "Normal" });
        }

        style.Append(new PrimaryStyle());
        if (paragraph is not null)
        {
            style.Append(paragraph);
        }

        if (run is not null)
        {
            style.Append(run);
        }

        return style;
    }

    private static Style Heading(string id, string name, string halfPoints, int? outline, string before)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = before, After = "100" });
        if (outline is not null)
        {
            paragraph.Append(new OutlineLevel { Val = outline });
        }

        return Paragraph(id, name, paragraph, new StyleRunProperties(new Bold(), new Color { Val = Ink }, new FontSize { Val = halfPoints }));
    }

    private static Style TableStyle() => new(
        new StyleName { Val = "Table Grid" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4, Color = "9AA5B1" },
                new LeftBorder { Val = BorderValues.Single, Size = 4, Color = "9AA5B1" },
                new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "9AA5B1" },
                new RightBorder { Val = BorderValues.Single, Size = 4, Color = "9AA5B1" },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "9AA5B1" },
                new InsideVerticalBorder { Val = BorderValues.Single, Size = 4, Color = "9AA5B1" }),
            new TableCellMarginDefault(
                new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })))
    { Type = StyleValues.Table, StyleId = "TableGrid" };
}
