using System.Text;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Rendering;

/// <summary>Renders a model's or a document's Markdown to HTML that carries no script, no style and no outside address that is fetched.</summary>
/// <remarks>Thread-safe. The text is untrusted: HTML in it is shown as text. Every element and attribute is one that this folder writes; none comes from the text.</remarks>
public static class MarkdownBlocks
{
    /// <summary>The HTML of each top-level block, in order: while text arrives only the last ones change.</summary>
    /// <param name="sources">What <c>[n]</c> may cite: only a number among them becomes a link to its passage.</param>
    public static IReadOnlyList<string> Render(string markdown, IReadOnlyList<Source> sources, Locale locale) => Render(markdown, sources, locale, portion: null);

    /// <summary>The text without marks, for screen readers and excerpts.</summary>
    public static string PlainText(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return MarkdownSyntax.Parse(markdown) is { } document ? PlainWriter.Write(document) : markdown.Trim();
    }

    /// <param name="portion">The portion mark to set before each paragraph, heading, item, table and listing; null for none.</param>
    /// <param name="back">The path to which the page of a cited source leads back; null for none.</param>
    internal static IReadOnlyList<string> Render(string markdown, IReadOnlyList<Source> sources, Locale locale, string? portion, string? back = null)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(locale);
        var html = new StringBuilder();
        var writer = new BlockWriter(html, new InlineWriter(html, sources, locale, back), locale, portion);
        if (MarkdownSyntax.Parse(markdown) is not { } document)
        {
            writer.WriteVerbatim(markdown);
            return [html.ToString()];
        }

        var blocks = new List<string>(document.Count);
        foreach (var block in document)
        {
            html.Clear();
            writer.Write(block);
            if (html.Length > 0)
            {
                blocks.Add(html.ToString());
            }
        }

        return blocks;
    }
}
