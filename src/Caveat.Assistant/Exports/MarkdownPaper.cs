using System.Globalization;
using System.Text;
using Caveat.Assistant.Rendering;

namespace Caveat.Assistant.Exports;

/// <summary>Writes a paper as Markdown: plain, with the marking as its first and its last line.</summary>
internal static class MarkdownPaper
{
    public static byte[] Write(Paper paper)
    {
        var text = new StringBuilder();
        var locale = paper.Locale;
        Line(text, $"**{paper.Marking}**");
        Line(text, $"# {Escape(paper.Title)}");
        foreach (var part in paper.Parts)
        {
            WritePart(text, paper, part);
        }

        Line(text, $"## {locale["exports.ai-note"]}");
        Line(text, $"**{locale["exports.drafted"]}**");
        foreach (var (label, value) in paper.Facts)
        {
            text.Append("- ").Append(label).Append(locale["exports.colon"]).Append(Escape(value)).Append('\n');
        }

        foreach (var receipt in paper.Receipts)
        {
            text.Append("- ").Append(locale["exports.receipt"]).Append(locale["exports.colon"]).Append('`').Append(receipt.Replace('`', '\'')).Append("`\n");
        }

        text.Append('\n').Append("**").Append(paper.Marking).Append("**\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WritePart(StringBuilder text, Paper paper, PaperPart part)
    {
        if (part.Heading != "")
        {
            Line(text, $"## {Escape(part.Heading)}");
        }

        Line(text, PortionMarks.Insert(part.Markdown, part.Portion).TrimEnd());
        foreach (var remark in part.Remarks)
        {
            Line(text, $"> {Escape(remark)}");
        }

        if (part.Sources.Count > 0)
        {
            Line(text, $"### {paper.Locale["exports.sources"]}");
            foreach (var source in part.Sources)
            {
                text.Append(CultureInfo.InvariantCulture, $"- \\[{source.Number}\\] {Escape(SourceWords.Of(source, paper.Locale))}\n");
            }

            text.Append('\n');
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    // Words of ours and names of documents are no Markdown: what could be a mark is escaped, and a name has one line.
    private static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length);
        foreach (var sign in words)
        {
            if (sign is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '$')
            {
                escaped.Append('\\');
            }

            escaped.Append(char.IsControl(sign) ? ' ' : sign);
        }

        return escaped.ToString();
    }
}
