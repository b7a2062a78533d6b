using System.Globalization;
using System.Text;

namespace Caveat.Gateway.Declarations;

/// <summary>A header's value as sentences quote it: cut to a readable length, with what would not show by its number.</summary>
internal static class HeaderValue
{
    private const int LongestQuote = 100;

    public static string Quote(string value)
    {
        StringBuilder quoted = new("\"");
        foreach (var rune in value.EnumerateRunes())
        {
            if (quoted.Length > LongestQuote)
            {
                quoted.Append('…');
                break;
            }

            var shows = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
            quoted.Append(shows ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"));
        }

        return quoted.Append('"').ToString();
    }
}
