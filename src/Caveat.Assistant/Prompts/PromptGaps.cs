using System.Text.RegularExpressions;

namespace Caveat.Assistant.Prompts;

/// <summary>The gaps of a prompt, written <c>{{name}}</c>.</summary>
internal static partial class PromptGaps
{
    /// <summary>The names in the order of their first place; none twice.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Gap().Matches(text).Select(match => match.Groups[1].Value.Trim()).Distinct(StringComparer.Ordinal)];

    /// <summary>The text with its gaps filled; one without a value stays as it is, so that nothing is lost silently.</summary>
    public static string Fill(string text, Func<string, string?> valueOf) =>
        Gap().Replace(text, match => valueOf(match.Groups[1].Value.Trim()) is { Length: > 0 } value ? value : match.Value);

    [GeneratedRegex(@"\{\{([^{}\r\n]{1,60})\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();
}
