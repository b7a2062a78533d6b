using System.Text;
using Caveat.Assistant.Rendering;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Caveat.Assistant.Exports;

/// <summary>Sets portion marks into Markdown, and takes the meaning of what another reader of it might obey: HTML, images, addresses that are no links here.</summary>
/// <remarks>Everything else stays as it was written, sign for sign.</remarks>
internal static class PortionMarks
{
    public static string Insert(string markdown, string? portion)
    {
        if (MarkdownSyntax.Parse(markdown) is not { } document)
        {
            // Fails closed: nothing in it was read, so none of it may mean anything.
            return $"{(portion is null ? "" : portion + "\n\n")}{Fenced(markdown)}";
        }

        var inserts = new List<(int At, string Text)>();
        foreach (var block in document.Descendants().OfType<Block>())
        {
            if (portion is not null && AtOf(block, markdown) is { } place)
            {
                inserts.Add((place.At, place.IsLine ? portion + "\n\n" : portion + " "));
            }
        }

        foreach (var inline in document.Descendants<Inline>())
        {
            AddEscapes(inserts, inline, markdown);
        }

        var text = new StringBuilder(markdown.Length + (inserts.Count * 8));
        var done = 0;
        foreach (var (at, insert) in inserts.OrderBy(insert => insert.At))
        {
            text.Append(markdown, done, at - done).Append(insert);
            done = at;
        }

        return text.Append(markdown, done, markdown.Length - done).ToString();
    }

    private static (int At, bool IsLine)? AtOf(Block block, string markdown) => block switch
    {
        HeadingBlock { Inline.FirstChild: { } first } => (first.Span.Start, false),
        ParagraphBlock { Parent: TableCell } => null,
        ParagraphBlock { Inline.FirstChild: TaskList { NextSibling: { } words } } => (words.Span.Start + (words.Span.Start < markdown.Length && markdown[words.Span.Start] == ' ' ? 1 : 0), false),
        ParagraphBlock { Inline.FirstChild: { } first } => (first.Span.Start, false),
        // Inside lists and quotations a line of its own would need their indentation; their paragraphs bear marks.
        Table or CodeBlock when block.Parent is MarkdownDocument => (LineStart(block), true),
        _ => null,
    };

    // An indented listing begins before its first sign.
    private static int LineStart(Block block) => block.Span.Start - (block is FencedCodeBlock or Table ? 0 : Math.Min(block.Column, block.Span.Start));

    private static void AddEscapes(List<(int At, string Text)> inserts, Inline inline, string markdown)
    {
        if (inline is LinkInline link && (link.IsImage || !SafeAddress.TryRead(link.Url, out _)) && !link.IsAutoLink)
        {
            inserts.Add((link.Span.Start, "\\"));
            if (link.IsImage)
            {
                inserts.Add((link.Span.Start + 1, "\\"));
            }
        }
        else if (inline is AutolinkInline address && !SafeAddress.TryRead(address.IsEmail ? "mailto:" + address.Url : address.Url, out _))
        {
            inserts.Add((address.Span.Start, "\\"));
        }
        else if (inline is LiteralInline literal)
        {
            for (var at = literal.Span.Start; at < literal.Span.End && at < markdown.Length - 1; at++)
            {
                if (markdown[at] == '<' && (at == 0 || markdown[at - 1] != '\\') && (char.IsAsciiLetter(markdown[at + 1]) || markdown[at + 1] is '/' or '!' or '?'))
                {
                    inserts.Add((at, "\\"));
                }
            }
        }
    }

    private static string Fenced(string markdown)
    {
        var (longest, run) = (2, 0);
        foreach (var sign in markdown)
        {
            run = sign == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return $"{fence}\n{markdown}\n{fence}";
    }
}
