namespace Caveat.Labels.Policies;

/// <summary>The small patterns of open value lists, such as <c>SI-???</c>.</summary>
internal static class ValuePattern
{
    private const int MaxRest = 32;

    public static bool IsOne(string name) => name.AsSpan().ContainsAny('?', '#', '*');

    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '*')
            {
                var rest = value[Math.Min(i, value.Length)..];
                return rest.Length is >= 2 and <= MaxRest && IsWord(rest);
            }
            if (i >= value.Length || !Matches(pattern[i], value[i]))
            {
                return false;
            }
        }
        return value.Length == pattern.Length;
    }

    private static bool Matches(char pattern, char value) => pattern switch
    {
        '?' => char.IsAsciiLetterOrDigit(value),
        '#' => char.IsAsciiDigit(value),
        _ => char.ToUpperInvariant(pattern) == char.ToUpperInvariant(value),
    };

    private static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }
        return char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);
    }
}
