using Caveat.Assistant.Words;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Caveat.Assistant.Design;

/// <summary>A clause's Markdown as HTML: paragraphs, lists, tables. HTML in it is shown as text, and nothing is fetched from elsewhere.</summary>
/// <remarks>The parties signed the text, but a page trusts no text: the addresses of links are let through by a list.</remarks>
internal static class ClauseText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static MarkupString Html(string markdown, Locale locale)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.IsImage = false;
            if (link.Url is { } url && !IsHarmless(url))
            {
                link.Url = "";
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsHarmless(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            // The page's own headings end at the third level.
            heading.Level = Math.Max(heading.Level, 4);
        }

        foreach (var table in document.Descendants<Table>())
        {
            table.GetAttributes().AddClass("table");
        }

        using var text = new StringWriter();
        var html = new HtmlRenderer(text);
        Pipeline.Setup(html);
        html.ObjectRenderers.Replace<HtmlTableRenderer>(new WideTable(locale["prose.table"]));
        html.Render(document);
        return (MarkupString)text.ToString();
    }

    private static bool IsHarmless(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http" or "mailto");

    /// <summary>A table scrolls on its own where it is wider than the page: by keys as well, so it takes the focus and has a name.</summary>
    private sealed class WideTable(string name) : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.Write("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"").WriteEscape(name).WriteLine("\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }
}
