using System.Globalization;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Rendering;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace Caveat.Assistant.Exports;

/// <summary>Writes running text as runs of a Word document. Not thread-safe.</summary>
internal sealed class WordRuns(MainDocumentPart main, IReadOnlyList<Source> sources, int part)
{
    private bool _isBold;
    private bool _isItalic;
    private bool _isStruck;
    private bool _isInLink;

    public static string Bookmark(int part, int source) => string.Create(CultureInfo.InvariantCulture, $"source-{part + 1}-{source}");

    public static string BookmarkId(int part, int source) => ((part * 10_000) + source).ToString(CultureInfo.InvariantCulture);

    public void Add(OpenXmlElement target, ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            AddOne(target, inline);
        }
    }

    private void AddOne(OpenXmlElement target, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                target.Append(Run(literal.Content.AsSpan()));
                break;
            case CodeInline code:
                target.Append(Run(code.ContentSpan, "CodeWords"));
                break;
            case MathInline maths:
                target.Append(Run(maths.Content.AsSpan().Trim(), "CodeWords"));
                break;
            case HtmlEntityInline entity:
                target.Append(Run(entity.Transcoded.AsSpan()));
                break;
            case LineBreakInline { IsHard: true }:
                target.Append(new Run(new Break()));
                break;
            case LineBreakInline:
                target.Append(Run(" "));
                break;
            case TaskList task:
                target.Append(Run(task.Checked ? "☒" : "☐"));
                break;
            case CitationInline citation:
                AddCitation(target, citation.Number);
                break;
            case AutolinkInline address:
                AddLink(target, address.IsEmail ? "mailto:" + address.Url : address.Url, address.Url, null);
                break;
            case LinkInline { IsImage: true } image:
                Add(target, image);
                target.Append(Run($" ({image.Url})"));
                break;
            case LinkInline link:
                AddLink(target, link.Url, "", link);
                break;
            case EmphasisInline emphasis:
                AddEmphasis(target, emphasis);
                break;
            case DelimiterInline delimiter:
                target.Append(Run(delimiter.ToLiteral()));
                Add(target, delimiter);
                break;
            case ContainerInline other:
                Add(target, other);
                break;
        }
    }

    private void AddEmphasis(OpenXmlElement target, EmphasisInline emphasis)
    {
        var before = (_isBold, _isItalic, _isStruck);
        if (emphasis.DelimiterChar == '~')
        {
            _isStruck = true;
        }
        else if (emphasis.DelimiterCount == 2)
        {
            _isBold = true;
        }
        else
        {
            _isItalic = true;
        }

        Add(target, emphasis);
        (_isBold, _isItalic, _isStruck) = before;
    }

    private void AddCitation(OpenXmlElement target, int number)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"[{number}]");
        if (_isInLink || !sources.Any(source => source.Number == number))
        {
            target.Append(Run(text));
            return;
        }

        target.Append(new Hyperlink(Run(text, "Hyperlink")) { Anchor = Bookmark(part, number), History = true });
    }

    private void AddLink(OpenXmlElement target, string? written, string text, LinkInline? link)
    {
        if (_isInLink || !SafeAddress.TryRead(written, out var address))
        {
            target.Append(Run(text));
            Add(target, link);
            return;
        }

        _isInLink = true;
        var hyperlink = new Hyperlink { Id = main.AddHyperlinkRelationship(new Uri(address), isExternal: true).Id, History = true };
        hyperlink.Append(Run(text, "Hyperlink"));
        Add(hyperlink, link);
        target.Append(hyperlink);
        _isInLink = false;
    }

    private Run Run(ReadOnlySpan<char> text, string? style = null)
    {
        // The order of the schema: style, bold, italic, strike.
        var properties = new RunProperties();
        if ((style ?? (_isInLink ? "Hyperlink" : null)) is { } id)
        {
            properties.Append(new RunStyle { Val = id });
        }

        if (_isBold)
        {
            properties.Append(new Bold());
        }

        if (_isItalic)
        {
            properties.Append(new Italic());
        }

        if (_isStruck)
        {
            properties.Append(new Strike());
        }

        return WordText.Run(text, properties);
    }
}
