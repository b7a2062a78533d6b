using System.Globalization;
using System.Text;

namespace Caveat.Cli.Scans;

/// <summary>Names and words from files as one line that is safe on a terminal: whatever would steer it, hide or turn text around is written as its code.</summary>
internal static class Visible
{
    public static string Of(string text)
    {
        var first = 0;
        while (first < text.Length && text[first] is >= ' ' and <= '~')
        {
            first++;
        }
        if (first == text.Length)
        {
            return text;
        }
        var visible = new StringBuilder(text, 0, first, text.Length + 16);
        foreach (var rune in text.AsSpan(first).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
            }
            else
            {
                visible.Append(rune);
            }
        }
        return visible.ToString();
    }
}
