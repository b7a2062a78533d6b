using System.Text;

namespace Caveat.Labels.Documents.Mail;

/// <summary>Joins the lines that <c>format=flowed</c> broke (RFC 3676): a space at a line's end says that it goes on.</summary>
internal static class FlowedText
{
    /// <param name="deleteSpace">The parameter DelSp: the space at the line's end is none of the text.</param>
    public static string Join(string text, bool deleteSpace)
    {
        var joined = new StringBuilder(text.Length);
        // The quote depth of the line that goes on; -1 where none does.
        var depth = -1;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var content = line.TrimStart('>');
            var quotes = line.Length - content.Length;
            content = content.StartsWith(' ') ? content[1..] : content;
            if (quotes != depth)
            {
                joined.Append(joined.Length == 0 || joined[^1] == '\n' ? "" : "\n").Append('>', quotes).Append(quotes > 0 ? " " : "");
            }
            // Two hyphens and a space begin a signature and never flow.
            var flows = content.EndsWith(' ') && content is not "-- ";
            joined.Append(flows && deleteSpace ? content[..^1] : content).Append(flows ? "" : "\n");
            depth = flows ? quotes : -1;
        }
        return joined.ToString();
    }
}
