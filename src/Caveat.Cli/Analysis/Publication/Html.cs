using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Caveat.Cli.Analysis.Publication;

/// <summary>Builds HTML; everything that is not markup of ours is encoded.</summary>
internal sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    /// <summary>Markup, as it is.</summary>
    public Html Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public Html Text(string text)
    {
        // Line ends stay what they are: the page is read by people too.
        _text.Append(Encoder.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal));
        return this;
    }

    public Html Element(string name, string text, string attributes = "") =>
        Raw(attributes.Length == 0 ? $"<{name}>" : $"<{name} {attributes}>").Text(text).Raw($"</{name}>\n");

    public override string ToString() => _text.ToString();
}
