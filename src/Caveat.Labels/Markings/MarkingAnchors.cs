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

    // How far is looked from a bracket. Whoever needs more is read: without a bound, a text of brackets alone would take for ever.
    private const int Near = 64;

    /// <summary>Whether plain ASCII text has what begins a portion mark, or slashes that could follow an abbreviation.</summary>
    public static bool MayHoldAbbreviation(ReadOnlySpan<char> text)
    {
        for (var at = -1; text[(at + 1)..].IndexOfAny('(', '[', '/') is var next and >= 0;)
        {
            at += next + 1;
            var isMark = text[at] == '/'
                ? IsDoubleSlash(text, at)
                : OpensPortion(text[(at + 1)..]) && StandsFirst(text[..at]) && (text[at] == '(' || EndsRound(text[(at + 1)..]));
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
        while (start < inside.Length && start < Near && inside[start] is not ('\n' or '\r' or '/') && !char.IsAsciiLetterOrDigit(inside[start]))
        {
            start++;
        }
        if (start == inside.Length || start == Near)
        {
            return start == Near;
        }
        if (inside[start] is not ('N' or 'C' or 'T' or 'S' or 'U' or 'R' or 'E' or 'J' or '/'))
        {
            return char.IsAsciiDigit(inside[start]);
        }
        var end = start + 1;
        while (end < inside.Length && (char.IsAsciiLetterUpper(inside[end]) || char.IsAsciiDigit(inside[end])) && end - start <= 5)
        {
            end++;
        }
        return end - start <= 5 && (end == inside.Length || !char.IsAsciiLetterLower(inside[end]));
    }

    // INVARIANT: no later than the reader of lines, which opens a portion after at most two words.
    private static bool StandsFirst(ReadOnlySpan<char> before)
    {
        var words = 0;
        for (var i = before.Length - 1; i >= 0 && before.Length - i <= Near && before[i] is not ('\n' or '\r'); i--)
        {
            if (before[i] == ' ' && i >= 2 && char.IsAsciiLetter(before[i - 1]) && char.IsAsciiLetter(before[i - 2]) && ++words > 2)
            {
                return false;
            }
        }
        return true;
    }

    // What opens with a square bracket may still close as a mark does.
    private static bool EndsRound(ReadOnlySpan<char> inside)
    {
        var near = inside[..Math.Min(inside.Length, Near)];
        return near.IndexOfAny(')', ']') is var end and >= 0 ? near[end] == ')' : inside.Length > Near;
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
