namespace Caveat.Screening.Data;

/// <summary>Where a number or token may begin and end: not within a word, a decimal, a path or an identifier.</summary>
internal static class Edge
{
    public static bool IsBefore(ReadOnlySpan<char> text, int start)
    {
        if (start == 0)
        {
            return true;
        }
        var before = text[start - 1];
        return IsWordPart(before)
            ? IsEscaped(text, start)
            : before is not ('-' or '.' or '/' or '+' or '#' or '%' or '\\' or '$' or '€' or '£' or '~' or '@');
    }

    public static bool IsAfter(ReadOnlySpan<char> text, int end)
    {
        if (end == text.Length)
        {
            return true;
        }
        return text[end] switch
        {
            '%' or '°' or '@' or '_' => false,
            '-' or '.' or '/' or '+' or ',' => end + 1 == text.Length || !IsWordPart(text[end + 1]) || (text[end] == ',' && !char.IsAsciiDigit(text[end + 1])),
            var after => !IsWordPart(after),
        };
    }

    /// <summary>Letters beyond ASCII are part of words too.</summary>
    public static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || (c > 0x7F && char.IsLetterOrDigit(c));

    /// <summary>Whether the letter before is that of a line break or tab written as <c>\n</c>, <c>\r</c> or <c>\t</c>, as in JSON within text.</summary>
    public static bool IsEscaped(ReadOnlySpan<char> text, int start) =>
        start > 1 && text[start - 2] == '\\' && text[start - 1] is 'n' or 'r' or 't';
}
