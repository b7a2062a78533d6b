namespace Caveat.Labels.Markings;

/// <summary>What stands in every text that holds a marking, so that most texts need no reading.</summary>
internal static class MarkingAnchors
{
    /// <summary>The level words, and the words that one may be written onto: every banner has one of them, but for those in abbreviations.</summary>
    public static readonly string[] Words =
    [
        "secret*", "confidential*", "confidentiel*", "restricted*", "restreint*", "unclassified*", "sans*",
        "natoa*", "natob*", "natoc*", "natod*", "natoe*", "naton*", "natoo*", "nator*", "natos*", "natot*", "natou*", "otan*", "cosmic*", "topsecret*", "tressecret*",
    ];

    /// <summary>Whether plain ASCII text has what begins a portion mark, or slashes that could follow an abbreviation.</summary>
    public static bool MayHoldAbbreviation(ReadOnlySpan<char> text)
    {
        for (var rest = text; rest.IndexOfAny('(', '[', '/') is var at and >= 0; rest = rest[(at + 1)..])
        {
            var isMark = rest[at] switch
            {
                '(' => OpensPortion(rest[(at + 1)..]),
                // A mark in abbreviations ends with a round bracket, whatever it begins with.
                '[' => OpensPortion(rest[(at + 1)..]) && rest[(at + 1)..].IndexOfAny(')', ']') is var end and >= 0 && rest[at + 1 + end] == ')',
                _ => IsDoubleSlash(rest, at),
            };
            if (isMark)
            {
                return true;
            }
        }
        return false;
    }

    // A short word in capitals, or the slashes of a foreign mark.
    private static bool OpensPortion(ReadOnlySpan<char> inside)
    {
        var start = 0;
        while (start < inside.Length && inside[start] is not ('\n' or '\r' or '/') && !char.IsAsciiLetterOrDigit(inside[start]))
        {
            start++;
        }
        if (start == inside.Length || inside[start] is not ('N' or 'C' or 'T' or 'S' or 'U' or 'R' or 'E' or 'J' or '/'))
        {
            return inside.Length > start && char.IsAsciiDigit(inside[start]);
        }
        var end = start + 1;
        while (end < inside.Length && (char.IsAsciiLetterUpper(inside[end]) || char.IsAsciiDigit(inside[end])))
        {
            end++;
        }
        return end - start <= 5 && (end == inside.Length || !char.IsAsciiLetterLower(inside[end]));
    }

    private static bool IsDoubleSlash(ReadOnlySpan<char> text, int at)
    {
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t')
        {
            next++;
        }
        return next < text.Length && text[next] == '/' && (at == 0 || text[at - 1] != ':');
    }
}
