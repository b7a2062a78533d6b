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
    // An escape can bring forth what another had hidden; more rounds than this are no text that people write.
    private const int MaxRounds = 8;

    public static string Insert(string markdown, string? portion)
    {
        for (var round = 0; round < MaxRounds && MarkdownSyntax.Parse(markdown) is { } document; round++)
        {
            var escapes = new List<(int At, string Text)>();
            foreach (var inline in document.Descendants<Inline>())
            {
                AddEscapes(escapes, inline, markdown);
            }

            if (escapes.Count == 0)
            {
                return portion is null ? markdown : Join(markdown, MarksOf(document, markdown, portion));
            }

            markdown = Join(markdown, escapes);
        }

        // Fails closed: what was not read through may mean nothing at all.
        return $"{(portion is null ? "" : portion + "\n\n")}{Fenced(markdown)}";
    }

    private static List<(int At, string Text)> MarksOf(MarkdownDocument document, string markdown, string portion)
    {
        var marks = new List<(int At, string Text)>();
        foreach (var block in document.Descendants().OfType<Block>())
        {
            if (AtOf(block, markdown) is { } place)
            {
                marks.Add((place.At, place.IsLine ? portion + "\n\n" : portion + " "));
            }
        }

        return marks;
    }

    private static string Join(string markdown, List<(int At, string Text)> inserts)
    {
        var text = new StringBuilder(markdown.Length + (inserts.Count * 8));
        var done = 0;
        foreach (var (at, insert) in inserts.Distinct().OrderBy(insert => insert.At))
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
        var end = Math.Min(inline.Span.End, markdown.Length - 2);
        if (inline is LinkInline { IsAutoLink: false } link && (link.IsImage || !SafeAddress.TryRead(link.Url, out _)))
        {
            // Before the address: an escaped bracket would only hand the address to a bracket further out.
            var from = Math.Clamp(link.UrlSpan.IsEmpty ? link.Span.End : link.UrlSpan.Start, 0, markdown.Length - 1);
            inserts.Add((markdown.LastIndexOf("](", from, StringComparison.Ordinal) + 1, "\\"));
            if (link.IsImage)
            {
                inserts.Add((link.Span.Start, "\\"));
            }
        }
        else if (inline is AutolinkInline address && !SafeAddress.TryRead(address.IsEmail ? "mailto:" + address.Url : address.Url, out _))
        {
            inserts.Add((address.Span.Start, "\\"));
        }
        else if (inline is LiteralInline or CitationInline)
        {
            for (var at = inline.Span.Start; at <= end; at++)
            {
                var (sign, next) = (markdown[at], markdown[at + 1]);
                var isEscaped = at > 0 && markdown[at - 1] == '\\';
                if (!isEscaped && sign == '<' && (char.IsAsciiLetter(next) || next is '/' or '!' or '?'))
                {
                    inserts.Add((at, "\\"));
                }
                else if (sign == ']' && next == ':')
                {
                    // A definition, to readers that know them: without one, a link or an image by its label is nothing.
                    inserts.Add((at + 1, "\\"));
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
