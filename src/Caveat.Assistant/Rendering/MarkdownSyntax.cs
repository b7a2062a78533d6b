using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace Caveat.Assistant.Rendering;

/// <summary>The Markdown that answers are written in: CommonMark with tables, task lists, struck-out text, plain addresses and TeX; without HTML, attributes, footnotes and link definitions.</summary>
/// <remarks>Thread-safe: a pipeline does not change once built.</remarks>
internal static class MarkdownSyntax
{
    /// <summary>In UTF-16 units. An answer is some thousands; a longer text is shown as it was written.</summary>
    public const int MaxLength = 2 << 20;

    /// <summary>Of blocks and inlines together: deeper text is shown as it was written.</summary>
    private const int MaxDepth = 48;

    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>The syntax tree; null for a text that is longer or more deeply nested than anything people write.</summary>
    public static MarkdownDocument? Parse(string markdown)
    {
        if (markdown.Length > MaxLength || DelimiterLimits.AreExceeded(markdown))
        {
            return null;
        }

        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // The parser's word for "nested too deeply". Fails closed: the text is shown without any meaning of its marks.
            return null;
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = MaxDepth, PreciseSourceLocation = true };
        builder.DisableHtml().UsePipeTables().UseTaskLists().UseAutoLinks().UseMathematics().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough);
        builder.BlockParsers.Replace<ParagraphBlockParser>(new PlainParagraphParser());
        builder.BlockParsers.Insert(0, new DashRuleParser());
        builder.InlineParsers.Insert(0, new TexParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());
        return builder.Build();
    }
}
