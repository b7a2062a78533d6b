using System.Text;

namespace Caveat.Cli.Orders;

/// <summary>Puts a draft together: front matter, title, text and block. What stands in it is checked by reading it.</summary>
internal static class DraftText
{
    public static byte[] Write(
        IEnumerable<(string Key, string? Value)> front, string title, string text, string block, IEnumerable<(string Key, string? Value)> lines)
    {
        StringBuilder draft = new("---\n");
        Add(draft, front);
        draft.Append("---\n# ").Append(title).Append("\n\n").Append(text).Append('\n');
        StringBuilder inner = new();
        Add(inner, lines);
        if (inner.Length > 0)
        {
            draft.Append("\n```").Append(block).Append('\n').Append(inner).Append("```\n");
        }

        return Encoding.UTF8.GetBytes(draft.ToString());
    }

    private static void Add(StringBuilder text, IEnumerable<(string Key, string? Value)> lines)
    {
        foreach (var (key, value) in lines)
        {
            if (value is not null)
            {
                text.Append(key).Append(": ").Append(value).Append('\n');
            }
        }
    }
}
