using System.Globalization;
using Caveat.Assistant.Rendering;
using Caveat.Assistant.Words;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Syntax;
using MarkdownCell = Markdig.Extensions.Tables.TableCell;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace Caveat.Assistant.Exports;

/// <summary>Writes blocks of Markdown as paragraphs and tables of a Word document. Not thread-safe.</summary>
internal sealed class WordBlocks(Body body, MainDocumentPart main, WordNumbering numbering, Locale locale)
{
    // A paper's parts have heading 1; what an answer calls its first level comes below.
    private const int FirstHeading = 2;
    private const int LastHeading = 4;

    private WordRuns _runs = new(main, [], 0);
    private PaperPart? _part;
    private int _index;

    /// <summary>The part that the next blocks belong to: whose portion mark they bear, whose sources they cite.</summary>
    public void Begin(PaperPart part, int index)
    {
        (_part, _index) = (part, index);
        _runs = new(main, part.Sources, index);
    }

    /// <summary>A paragraph of ours, without a portion mark.</summary>
    public void Add(string style, string text) => body.Append(new Paragraph(Style(style), WordText.Run(text)));

    public void AddFact(string label, string value) =>
        body.Append(new Paragraph(WordText.Run(label + locale["exports.colon"], new RunProperties(new Bold())), WordText.Run(value)));

    public void Add(ContainerBlock container, string style = "Normal", int level = 0)
    {
        foreach (var block in container)
        {
            Add(block, style, level);
        }
    }

    public void AddListing(string text)
    {
        AddPortionLine();
        body.Append(new Paragraph(Style("Code"), WordText.Run(text)));
    }

    /// <summary>The sources of the part, each where its citations lead.</summary>
    public void AddSources()
    {
        if (_part is not { Sources.Count: > 0 })
        {
            return;
        }

        Add("Heading2", locale["exports.sources"]);
        foreach (var source in _part.Sources)
        {
            var id = WordRuns.BookmarkId(_index, source.Number);
            body.Append(new Paragraph(
                Style("ListParagraph"),
                new BookmarkStart { Id = id, Name = WordRuns.Bookmark(_index, source.Number) },
                WordText.Run($"[{source.Number.ToString(CultureInfo.InvariantCulture)}] {(source.Marking == "" ? "" : PaperMarkings.Portion(source.Marking) + " ")}{SourceWords.Of(source, locale)}"),
                new BookmarkEnd { Id = id }));
        }
    }

    private void Add(Block block, string style, int level)
    {
        switch (block)
        {
            case HeadingBlock heading:
                AddText($"Heading{Math.Min(heading.Level + FirstHeading - 1, LastHeading)}", heading, null);
                break;
            case ParagraphBlock paragraph:
                AddText(style, paragraph, null);
                break;
            case ListBlock list:
                AddList(list, level);
                break;
            case QuoteBlock quote:
                Add(quote, "Quote", level);
                break;
            case MarkdownTable table:
                AddPortionLine();
                AddTable(table);
                break;
            case CodeBlock code:
                AddListing(code.Lines.ToString());
                break;
            case ThematicBreakBlock:
                body.Append(new Paragraph(new ParagraphProperties(new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "9AA5B1" }))));
                break;
        }
    }

    private void AddList(ListBlock list, int level)
    {
        var depth = Math.Min(level, WordNumbering.MaxLevel);
        var start = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var id = list.IsOrdered ? numbering.Numbered(depth, start) : WordNumbering.Bulleted;
        foreach (var item in list.Cast<ListItemBlock>())
        {
            // Only an item's first paragraph has the bullet; the others stand below it.
            var isFirst = true;
            foreach (var block in item)
            {
                if (block is ParagraphBlock paragraph)
                {
                    AddText("ListParagraph", paragraph, isFirst ? new NumberingProperties(new NumberingLevelReference { Val = depth }, new NumberingId { Val = id }) : null, depth);
                    isFirst = false;
                }
                else
                {
                    Add(block, "ListParagraph", level + 1);
                }
            }
        }
    }

    private void AddText(string style, LeafBlock leaf, NumberingProperties? list, int? depth = null)
    {
        var properties = Style(style);
        if (list is not null)
        {
            properties.Append(list);
        }
        else if (depth is { } below)
        {
            properties.Append(new Indentation { Left = (360 * (below + 1)).ToString(CultureInfo.InvariantCulture) });
        }

        var paragraph = new Paragraph(properties);
        if (_part?.Portion is { } portion)
        {
            paragraph.Append(WordText.Run(portion + " "));
        }

        _runs.Add(paragraph, leaf.Inline);
        body.Append(paragraph);
    }

    private void AddPortionLine()
    {
        if (_part?.Portion is { } portion)
        {
            body.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Normal" }, new KeepNext()), WordText.Run(portion)));
        }
    }

    private void AddTable(MarkdownTable table)
    {
        var columns = Math.Max(1, table.OfType<MarkdownRow>().Select(row => row.Count).DefaultIfEmpty().Max());
        var written = new Table(
            new TableProperties(new TableStyle { Val = "TableGrid" }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = (9072 / columns).ToString(CultureInfo.InvariantCulture) })));
        foreach (var row in table.OfType<MarkdownRow>())
        {
            var cells = new TableRow();
            if (row.IsHeader)
            {
                cells.Append(new TableRowProperties(new TableHeader()));
            }

            for (var i = 0; i < columns; i++)
            {
                cells.Append(Cell(i < row.Count ? (MarkdownCell)row[i] : null, row.IsHeader));
            }

            written.Append(cells);
        }

        // Without a paragraph after it, Word joins two tables.
        body.Append(written, new Paragraph());
    }

    private TableCell Cell(MarkdownCell? cell, bool isHeader)
    {
        var paragraph = new Paragraph(isHeader ? Style("Strong") : Style("Normal"));
        foreach (var text in cell?.OfType<ParagraphBlock>() ?? [])
        {
            _runs.Add(paragraph, text.Inline);
        }

        return new TableCell(paragraph);
    }

    private static ParagraphProperties Style(string id) => new(new ParagraphStyleId { Val = id });
}
