using System.Globalization;
using System.Text;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Words;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace Caveat.Assistant.Rendering;

/// <summary>Writes running text as HTML, by a closed list of elements and attributes. An inline of no known kind writes its children only.</summary>
/// <param name="back">The path to which the page of a cited source leads back; null for none.</param>
internal sealed class InlineWriter(StringBuilder html, IReadOnlyList<Source> sources, Locale locale, string? back = null)
{
    private bool _isInLink;

    public void Write(ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            WriteOne(inline);
        }
    }

    private void WriteOne(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                html.AppendText(literal.Content.AsSpan());
                break;
            case CodeInline code:
                html.Append("<code>").AppendText(code.ContentSpan).Append("</code>");
                break;
            case HtmlEntityInline entity:
                html.AppendText(entity.Transcoded.AsSpan());
                break;
            case LineBreakInline { IsHard: true }:
                html.Append("<br>");
                break;
            case LineBreakInline:
                html.Append('\n');
                break;
            case CitationInline citation:
                WriteCitation(citation.Number);
                break;
            case MathInline maths:
                WriteMaths(maths);
                break;
            case TaskList task:
                html.Append(task.Checked ? "<input type=\"checkbox\" disabled checked> " : "<input type=\"checkbox\" disabled> ");
                break;
            case AutolinkInline address:
                WriteLink(address.IsEmail ? "mailto:" + address.Url : address.Url, address.Url, null);
                break;
            case LinkInline { IsImage: true } image:
                WriteImage(image);
                break;
            case LinkInline link:
                WriteLink(link.Url, null, link);
                break;
            case EmphasisInline emphasis:
                WriteIn(emphasis.DelimiterChar == '~' ? "s" : emphasis.DelimiterCount == 2 ? "strong" : "em", emphasis);
                break;
            case DelimiterInline delimiter:
                html.AppendText(delimiter.ToLiteral());
                Write(delimiter);
                break;
            case ContainerInline other:
                Write(other);
                break;
        }
    }

    private void WriteIn(string element, ContainerInline content)
    {
        html.Append('<').Append(element).Append('>');
        Write(content);
        html.Append("</").Append(element).Append('>');
    }

    private void WriteCitation(int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        if (_isInLink || sources.FirstOrDefault(source => source.Number == number) is not { } source)
        {
            html.Append('[').Append(digits).Append(']');
            return;
        }

        html.Append("<a class=\"citation\" href=\"/sources/").AppendText(source.Document.Value).Append("?chunk=").AppendText(source.Chunk.Value);
        if (back is not null)
        {
            html.Append("&amp;back=").AppendText(Uri.EscapeDataString(back));
        }

        html.Append("\" title=\"").AppendText(SourceWords.Of(source, locale)).Append("\">[").Append(digits).Append("]</a>");
    }

    private void WriteMaths(MathInline maths)
    {
        html.Append(maths.DelimiterCount == 2 ? "<span class=\"maths\" data-tex=\"display\">" : "<span class=\"maths\" data-tex=\"inline\">")
            .AppendText(maths.Content.AsSpan().Trim()).Append("</span>");
    }

    // Never fetched, whatever the address: what it would show is told in words.
    private void WriteImage(LinkInline image)
    {
        html.Append("<span class=\"image-text\">");
        Write(image);
        html.Append(" (").AppendText(image.Url).Append(")</span>");
    }

    private void WriteLink(string? written, string? text, LinkInline? link)
    {
        // A link in a link is no HTML: the outer one stands.
        var isLink = SafeAddress.TryRead(written, out var address) && !_isInLink;
        if (isLink)
        {
            html.Append("<a href=\"").AppendText(address).Append("\" target=\"_blank\" rel=\"noopener noreferrer\">");
            _isInLink = true;
        }

        html.AppendText(text);
        Write(link);
        if (isLink)
        {
            html.Append("</a>");
            _isInLink = false;
        }
    }
}
