using System.Globalization;
using System.Text;
using Caveat.Assistant.Rendering;

namespace Caveat.Assistant.Exports;

/// <summary>Writes a paper as the HTML that is printed: no script, nothing fetched, the marking in the margins of every page (CSS Paged Media, margin boxes).</summary>
internal static class PaperHtml
{
    private const string Styles = """
        html { font: 10.5pt/1.45 "Liberation Sans", Arial, sans-serif; color: #1f2933; }
        body { margin: 0; }
        h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 12pt; }
        h2 { font-size: 14pt; margin: 18pt 0 6pt; }
        h3 { font-size: 12pt; margin: 14pt 0 4pt; }
        h4, h5, h6 { font-size: 10.5pt; margin: 10pt 0 4pt; }
        h1, h2, h3, h4, h5, h6, .portion-line { break-after: avoid; }
        p, ul, ol, table, figure, pre, blockquote, dl { margin: 0 0 8pt; }
        p, li, td, th, h1, h2, h3, h4, h5, h6 { unicode-bidi: plaintext; overflow-wrap: anywhere; }
        p { orphans: 2; widows: 2; }
        .portion-line { margin-bottom: 2pt; }
        ul, ol { padding-left: 18pt; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border: 0.5pt solid #9aa5b1; padding: 3pt 5pt; text-align: left; vertical-align: top; }
        th { background: #f1f3f5; }
        .align-right { text-align: right; }
        .align-center { text-align: center; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        pre, code, .maths { font-family: "Liberation Mono", "Courier New", monospace; font-size: 9pt; }
        pre, div.maths { background: #f1f3f5; padding: 6pt; white-space: pre-wrap; overflow-wrap: anywhere; }
        figcaption, summary { display: none; }
        blockquote, .remark { border-left: 2pt solid #9aa5b1; margin-left: 0; padding-left: 8pt; }
        hr { border: 0; border-top: 0.5pt solid #9aa5b1; }
        a { color: #0b5394; }
        .note { border-top: 0.5pt solid #9aa5b1; margin-top: 18pt; }
        dt { font-weight: bold; float: left; clear: left; margin-right: 4pt; }
        dd { margin: 0 0 2pt; overflow-wrap: anywhere; }
        """;

    public static string Write(Paper paper)
    {
        var locale = paper.Locale;
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"").Append(locale.Code)
            .Append("\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>")
            .AppendText(paper.Title).Append("</title><style>").Append(Styles);
        AddMargins(html, paper);
        html.Append("</style></head><body><h1>").AppendText(paper.Title).Append("</h1>");
        for (var i = 0; i < paper.Parts.Count; i++)
        {
            AddPart(html, paper, paper.Parts[i], i);
        }

        html.Append("<section class=\"note\"><h2>").AppendText(locale["exports.ai-note"]).Append("</h2><p><strong>").AppendText(locale["exports.drafted"]).Append("</strong></p><dl>");
        foreach (var (label, value) in paper.Facts.Concat(paper.Receipts.Select(receipt => (locale["exports.receipt"], receipt))))
        {
            html.Append("<dt>").AppendText(label).AppendText(locale["exports.colon"].TrimEnd(' ')).Append("</dt><dd>").AppendText(value).Append("</dd>");
        }

        return html.Append("</dl></section></body></html>").ToString();
    }

    private static void AddPart(StringBuilder html, Paper paper, PaperPart part, int index)
    {
        if (part.Heading != "")
        {
            html.Append("<h2>").AppendText(part.Heading).Append("</h2>");
        }

        foreach (var block in MarkdownBlocks.Render(part.Markdown, [], paper.Locale, part.Portion))
        {
            html.Append(block);
        }

        foreach (var remark in part.Remarks)
        {
            html.Append("<p class=\"remark\">").AppendText(remark).Append("</p>");
        }

        if (part.Sources.Count == 0)
        {
            return;
        }

        html.Append("<h3>").AppendText(paper.Locale["exports.sources"]).Append("</h3><ul>");
        foreach (var source in part.Sources)
        {
            html.Append("<li>[").Append(source.Number).Append("] ");
            html.AppendText(source.Marking == "" ? "" : PaperMarkings.Portion(source.Marking) + " ").AppendText(SourceWords.Of(source, paper.Locale)).Append("</li>");
        }

        html.Append("</ul>");
    }

    private static void AddMargins(StringBuilder html, Paper paper)
    {
        string[] words = paper.Locale["exports.page-of"].Split(["{0}", "{1}"], StringSplitOptions.None);
        html.Append("\n@page { size: A4; margin: 25mm 22mm; @top-center { content: ").Append(CssText(paper.Marking))
            .Append("; font: bold 11pt \"Liberation Sans\", Arial, sans-serif; } @bottom-center { content: ").Append(CssText(paper.Marking))
            .Append(" \"\\A\" ").Append(CssText(words[0])).Append(" counter(page) ").Append(CssText(words[1])).Append(" counter(pages) ").Append(CssText(words[2]))
            .Append("; white-space: pre; text-align: center; font: bold 11pt \"Liberation Sans\", Arial, sans-serif; } }\n");
    }

    // Every sign that is no letter, digit or space as its code: a marking is untrusted, and inside a style element nothing else is escaped.
    private static string CssText(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value == ' ')
                ? css.Append((char)rune.Value)
                : css.Append('\\').Append(rune.Value.ToString("x6", CultureInfo.InvariantCulture));
        }

        return css.Append('"').ToString();
    }
}
