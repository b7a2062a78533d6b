using System.Globalization;
using System.Text;

namespace Caveat.Assistant.Documents;

/// <summary>A file's name as it is kept: untrusted text, without folders, without signs that break a line or turn its direction.</summary>
internal static class ShownName
{
    private const int Longest = 200;

    /// <param name="unnamed">What a file without a usable name is called.</param>
    public static string Of(string? name, string unnamed)
    {
        var last = (name ?? "").AsSpan();
        last = last[(last.LastIndexOfAny('/', '\\') + 1)..];
        var shown = new StringBuilder(Math.Min(last.Length, Longest));
        foreach (var rune in last.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > Longest)
            {
                break;
            }

            // A lone surrogate is enumerated as U+FFFD.
            shown.Append(IsVisible(rune) ? rune.ToString() : "\uFFFD");
        }

        var kept = shown.ToString().Trim();
        return kept is "" or "." or ".." ? unnamed : kept;
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
