namespace Caveat.Assistant.Conversations;

/// <summary>A conversation's name until its person gives it one.</summary>
internal static class FirstWords
{
    private const int Most = 60;

    /// <summary>The first words of a text's first line that has any, at most 60 characters.</summary>
    public static string Of(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end].TrimEnd();
        if (line.Length <= Most)
        {
            return line.ToString();
        }

        var space = line[..Most].LastIndexOf(' ');
        var cut = space > Most / 2 ? space : char.IsHighSurrogate(line[Most - 1]) ? Most - 1 : Most;
        return string.Concat(line[..cut].TrimEnd(), "…");
    }
}
