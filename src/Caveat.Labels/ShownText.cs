using System.Globalization;
using System.Text;

namespace Caveat.Labels;

/// <summary>Text out of untrusted content as a message may show it: short, and without signs that a terminal or a reader's eye obeys.</summary>
internal static class ShownText
{
    public static string Of(ReadOnlySpan<char> text, int longest = 80)
    {
        var shown = new StringBuilder(Math.Min(text.Length, longest) + 1);
        for (var i = 0; i < text.Length && i < longest; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                shown.Append(text.Slice(i++, 2));
            }
            else
            {
                shown.Append(IsVisible(text[i]) ? text[i] : '\uFFFD');
            }
        }
        return (text.Length > longest ? shown.Append('…') : shown).ToString();
    }

    // Format characters turn the direction of a line; separators break it.
    private static bool IsVisible(char sign) => char.GetUnicodeCategory(sign) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
