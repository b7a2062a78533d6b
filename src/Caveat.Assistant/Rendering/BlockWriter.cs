using System.Globalization;
using System.Text;
using Caveat.Assistant.Words;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Caveat.Assistant.Rendering;

/// <summary>Writes blocks as HTML, by a closed list of elements and attributes. A block of no known kind writes nothing.</summary>
internal sealed class BlockWriter(StringBuilder html, InlineWriter inlines, Locale locale, string? portion)
{
    // A page has its h1, a turn its h2.
    private const int FirstHeading = 3;

    private const int LastHeading = 6;

    // The headings that the next one may stand under, by their level in the text.
    private readonly Stack<int> _under = [];

    public void Write(Block block, bool isTight = false)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var level = Level(heading).ToString(CultureInfo.InvariantCulture);
                Open("h", level);
                inlines.Write(heading.Inline);
                html.Append("</h").Append(level).Append('>');
                break;
            case ParagraphBlock paragraph when isTight:
                WritePortion();
                inlines.Write(paragraph.Inline);
                break;
            case ParagraphBlock paragraph:
                Open("p");
                inlines.Write(paragraph.Inline);
                html.Append("</p>");
                break;
            case MathBlock maths:
                WritePortionLine();
                html.Append("<div class=\"maths\" data-tex=\"display\">").AppendText(maths.Lines.ToString().Trim()).Append("</div>");
                break;
            case FencedCodeBlock { Info: "mermaid" } diagram:
                WriteDiagram(diagram);
                break;
            case CodeBlock code:
                WriteCode(code.Lines.ToString(), LanguageOf(code));
                break;
            case ThematicBreakBlock:
                html.Append("<hr>");
                break;
            case QuoteBlock quote:
                WriteContainer("blockquote", quote);
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case Table table:
                WriteTable(table);
                break;
        }
    }

    /// <summary>Text as it was written, for what is too large or too deep to be read as Markdown.</summary>
    public void WriteVerbatim(string text)
    {
        WritePortionLine();
        html.Append("<pre class=\"verbatim\" tabindex=\"0\">").AppendText(text).Append("</pre>");
    }

    private void Open(string element, string level = "")
    {
        html.Append('<').Append(element).Append(level).Append('>');
        WritePortion();
    }

    private void WritePortion()
    {
        if (portion is not null)
        {
            html.Append("<span class=\"portion\">").AppendText(portion).Append("</span> ");
        }
    }

    private void WritePortionLine()
    {
        if (portion is not null)
        {
            html.Append("<p class=\"portion-line\">").AppendText(portion).Append("</p>");
        }
    }

    private void WriteContainer(string element, ContainerBlock container, bool isTight = false)
    {
        html.Append('<').Append(element).Append('>');
        foreach (var child in container)
        {
            Write(child, isTight);
        }

        html.Append("</").Append(element).Append('>');
    }

    private void WriteList(ListBlock list)
    {
        var element = list.IsOrdered ? "ol" : "ul";
        html.Append('<').Append(element);
        if (list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1)
        {
            html.Append(" start=\"").Append(start).Append('"');
        }

        html.Append('>');
        foreach (var item in list)
        {
            WriteContainer("li", (ContainerBlock)item, isTight: !list.IsLoose);
        }

        html.Append("</").Append(element).Append('>');
    }

    /// <remarks>Models begin where they like and leave levels out; who goes by headings misses one that is left out (WCAG 2.2, 1.3.1).</remarks>
    private int Level(HeadingBlock heading)
    {
        while (_under.TryPeek(out var above) && above >= heading.Level)
        {
            _under.Pop();
        }

        _under.Push(heading.Level);
        return Math.Min(FirstHeading + _under.Count - 1, LastHeading);
    }

    private void WriteTable(Table table)
    {
        WritePortionLine();
        html.Append("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").AppendText(locale["prose.table"]).Append("\"><table>");
        foreach (var row in table.OfType<TableRow>())
        {
            html.Append(row.IsHeader ? "<thead><tr>" : "<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                WriteCell((TableCell)row[i], row.IsHeader, i < table.ColumnDefinitions.Count ? table.ColumnDefinitions[i].Alignment : null);
            }

            html.Append(row.IsHeader ? "</tr></thead>" : "</tr>");
        }

        html.Append("</table></div>");
    }

    private void WriteCell(TableCell cell, bool isHeader, TableColumnAlign? align)
    {
        html.Append(isHeader ? "<th scope=\"col\"" : "<td");
        html.Append(align switch
        {
            TableColumnAlign.Right => " class=\"align-right\">",
            TableColumnAlign.Center => " class=\"align-center\">",
            _ => ">",
        });
        foreach (var paragraph in cell.OfType<ParagraphBlock>())
        {
            inlines.Write(paragraph.Inline);
        }

        html.Append(isHeader ? "</th>" : "</td>");
    }

    private void WriteCode(string code, string language)
    {
        WritePortionLine();
        // The button is hidden until the script that serves it is there.
        html.Append("<figure class=\"code\" data-lang=\"").AppendText(language).Append("\"><figcaption><span>").AppendText(language)
            .Append("</span><button type=\"button\" class=\"button button--quiet\" data-copy-code data-copied=\"").AppendText(locale["prose.copied"])
            .Append("\" hidden>").AppendText(locale["prose.copy"])
            .Append("</button></figcaption><pre tabindex=\"0\"><code>").AppendText(code).Append("</code></pre></figure>");
    }

    private void WriteDiagram(FencedCodeBlock diagram)
    {
        WritePortionLine();
        html.Append("<figure class=\"diagram\" data-diagram data-title=\"").AppendText(locale["prose.diagram"])
            .Append("\" data-failed=\"").AppendText(locale["prose.undrawn"])
            .Append("\"><details open><summary>").AppendText(locale["prose.source-of-diagram"])
            .Append("</summary><pre tabindex=\"0\"><code>").AppendText(diagram.Lines.ToString()).Append("</code></pre></details></figure>");
    }

    // Of a closed set of signs, so that a label is a label: "c++", "objective-c", "f#".
    private static string LanguageOf(CodeBlock code) =>
        code is FencedCodeBlock { Info: { Length: > 0 and <= 24 } language } && language.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '+' or '#' or '-' or '.' or '_')
            ? language
            : "";
}
