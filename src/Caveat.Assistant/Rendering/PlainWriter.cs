using System.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Caveat.Assistant.Rendering;

/// <summary>Writes the text of a syntax tree without its marks: a block a line.</summary>
internal static class PlainWriter
{
    public static string Write(MarkdownDocument document)
    {
        var text = new StringBuilder();
        foreach (var leaf in document.Descendants<LeafBlock>())
        {
            var start = text.Length;
            if (leaf.Inline is null)
            {
                text.Append(leaf.Lines.ToString().Trim());
            }
            else
            {
                Write(text, leaf.Inline);
            }

            if (text.Length > start)
            {
                text.Append('\n');
            }
        }

        return text.ToString().Trim();
    }

    public static string Of(ContainerInline? container)
    {
        var text = new StringBuilder();
        Write(text, container);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.ContentSpan),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                LineBreakInline { IsHard: true } => text.Append('\n'),
                LineBreakInline => text.Append(' '),
                CitationInline citation => text.Append('[').Append(citation.Number).Append(']'),
                MathInline maths => text.Append(maths.Content.AsSpan().Trim()),
                AutolinkInline address => text.Append(address.Url),
                DelimiterInline delimiter => text.Append(delimiter.ToLiteral()),
                _ => text,
            };
            Write(text, inline as ContainerInline);
        }
    }
}
