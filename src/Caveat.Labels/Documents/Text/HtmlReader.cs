using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Caveat.Labels.Documents.Text;

/// <summary>Reads HTML and XHTML: shown and hidden text, title, meta tags, attributes that are read to people, comments and scripts. Nothing runs and nothing is loaded.</summary>
/// <remarks>Works on the tokens, not on a tree, so that neither depth nor size of the markup costs more than its length.</remarks>
internal sealed class HtmlReader : IFormatReader
{
    private const int SampleLength = 1024;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create("\"' ;/>");

    private static readonly FrozenSet<string> Blocks =
        "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu nav noscript ol optgroup option p pre section select summary table tbody td template textarea tfoot th thead title tr ul"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Attributes =
        "alt title aria-label aria-description placeholder value summary label srcdoc".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public bool Recognises(DocumentPart part)
    {
        if (!TextDecoding.IsText(part.Content.Span))
        {
            return false;
        }
        if (Path.GetExtension(part.Name).ToUpperInvariant() is ".HTML" or ".HTM" or ".XHTML" or ".XHT")
        {
            return true;
        }
        var start = TextDecoding.Decode(part.Content.Span[..Math.Min(part.Content.Length, SampleLength)]).AsSpan().TrimStart("\uFEFF \t\r\n");
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || (start.StartsWith("<?xml", StringComparison.Ordinal) && start.Contains("<html", StringComparison.OrdinalIgnoreCase));
    }

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var text = new PartText(into, part, Place.Body, "");
        Read(Decode(part.Content.Span), text, into, inComment: false);
        text.Flush();
        return "HTML";
    }

    private static void Read(string html, PartText text, DocumentBuilder into, bool inComment)
    {
        using var source = new TextSource(html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        // The element whose content the tokenizer takes as text without tags.
        var raw = "";
        var preformatted = 0;
        for (var count = 1; ; count++)
        {
            if (count % 4096 == 0)
            {
                into.CheckTime();
            }
            var token = tokens.Get();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    text.EndLine();
                    return;
                case HtmlTokenType.Character:
                    AddText(text, token.Data, raw, preformatted > 0);
                    break;
                case HtmlTokenType.Comment when !inComment:
                    text.Enter(Place.Comment, "comments");
                    Read(token.Data, text, into, inComment: true);
                    text.Leave();
                    break;
                case HtmlTokenType.StartTag:
                    var tag = token.AsTag();
                    raw = Start(tag, text, tokens);
                    preformatted += tag.Name == "pre" ? 1 : 0;
                    break;
                case HtmlTokenType.EndTag:
                    raw = "";
                    preformatted -= token.Name == "pre" && preformatted > 0 ? 1 : 0;
                    if (Blocks.Contains(token.Name))
                    {
                        text.EndLine();
                    }
                    break;
            }
        }
    }

    private static void AddText(PartText text, string data, string raw, bool preformatted)
    {
        switch (raw)
        {
            case "style":
                break;
            case "script":
                text.Line(Place.Property, "scripts", data);
                break;
            case "title":
                text.Line(Place.Property, "title", data);
                break;
            default:
                if (preformatted || raw == "textarea")
                {
                    text.Append(data);
                }
                else
                {
                    text.AppendFlowing(data);
                }
                break;
        }
    }

    // Puts the tokenizer into the state that the element asks for (HTML, 13.2.6.2) and names the element.
    private static string Start(HtmlTagToken tag, PartText text, HtmlTokenizer tokens)
    {
        if (Blocks.Contains(tag.Name))
        {
            text.EndLine();
        }
        foreach (var attribute in tag.Attributes)
        {
            if (tag.Name == "meta" && attribute.Name == "content")
            {
                text.Line(Place.Property, "meta tags", attribute.Value);
            }
            else if (Attributes.Contains(attribute.Name))
            {
                text.Line(Place.Property, "attributes", attribute.Value);
            }
        }
        var state = tag.Name switch
        {
            "title" or "textarea" => HtmlParseMode.RCData,
            "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
            "script" => HtmlParseMode.Script,
            "plaintext" => HtmlParseMode.Plaintext,
            _ => HtmlParseMode.PCData,
        };
        // In XHTML such a tag may close itself; what follows is then read as text of the body.
        if (state == HtmlParseMode.PCData || tag.IsSelfClosing)
        {
            return "";
        }
        tokens.State = state;
        return tag.Name;
    }

    private static string Decode(ReadOnlySpan<byte> content)
    {
        if (TextDecoding.Marked(content, out _) is null)
        {
            var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, SampleLength)]);
            var at = start.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                var name = start[(at + 8)..].TrimStart('"', '\'', ' ');
                var end = name.AsSpan().IndexOfAny(NameEnds);
                if (TextDecoding.Named(end < 0 ? name : name[..end]) is { } encoding && encoding is not UTF8Encoding)
                {
                    return encoding.GetString(content);
                }
            }
        }
        return TextDecoding.Decode(content);
    }
}
