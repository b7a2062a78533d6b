using System.Globalization;
using System.Text.RegularExpressions;

namespace Caveat.Assistant.Tests.Design;

/// <summary>The colours that <c>00-tokens.css</c> gives to roles, by theme.</summary>
internal static partial class ColourRoles
{
    public static readonly string[] Themes = ["light", "dark", "contrast in light", "contrast in dark"];

    private static readonly string Sheet = DesignFiles.Style("00-tokens.css");

    public static Dictionary<string, string> Of(string theme)
    {
        var dark = theme.EndsWith("dark", StringComparison.Ordinal);
        var roles = Read(Block(":root {"), dark);
        if (theme.StartsWith("contrast", StringComparison.Ordinal))
        {
            foreach (var (role, colour) in Read(Block(":root[data-theme='contrast'] {"), dark))
            {
                roles[role] = colour;
            }
        }

        return roles;
    }

    public static string Block(string selector)
    {
        var start = Sheet.IndexOf(selector, StringComparison.Ordinal) + selector.Length;
        return Sheet[start..Sheet.IndexOf('}', start)];
    }

    // WCAG 2.2, contrast ratio.
    public static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static Dictionary<string, string> Read(string block, bool dark) =>
        Role().Matches(block).ToDictionary(match => match.Groups["role"].Value, match => match.Groups[dark ? "dark" : "light"].Value);

    private static double Luminance(string colour) => (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int start)
    {
        var value = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"--(?<role>[\w-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\);")]
    private static partial Regex Role();
}
