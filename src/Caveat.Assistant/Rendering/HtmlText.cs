using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Caveat.Assistant.Rendering;

/// <summary>Untrusted text as HTML text or as the value of a quoted attribute.</summary>
internal static class HtmlText
{
    // Letters of every script stay readable; what could end a text or an attribute, and signs without a shape, become entities.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static StringBuilder AppendText(this StringBuilder html, ReadOnlySpan<char> text)
    {
        Span<char> room = stackalloc char[512];
        while (!text.IsEmpty)
        {
            _ = Encoder.Encode(text, room, out var read, out var written);
            html.Append(room[..written]);
            text = text[read..];
        }

        return html;
    }
}
