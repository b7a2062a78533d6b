namespace Caveat.Assistant.Access;

/// <summary>Where to go after signing in: a path of this server and nothing else, for the address it came with may be anybody's.</summary>
internal static class ReturnPath
{
    /// <summary>Where everybody may go.</summary>
    public const string Start = "/chat";

    private const int Longest = 2000;

    /// <summary>The path itself, or <see cref="Start"/> where a browser could take it for another server's, or where it would lead out again.</summary>
    public static string Of(string? path)
    {
        // Fails closed. Browsers read "\" as "/" and drop tabs and line ends, so "/\t/evil.example" is another server's (WHATWG URL, section 4.4).
        if (path is not ['/', ..] || path.Length > Longest || path.StartsWith("//", StringComparison.Ordinal) || path.AsSpan().ContainsAny('\\', '#'))
        {
            return Start;
        }

        foreach (var character in path)
        {
            if (char.IsControl(character) || character > '~' || character == ' ')
            {
                return Start;
            }
        }

        return LeadsOut(path) ? Start : path;
    }

    private static bool LeadsOut(string path)
    {
        var end = path.AsSpan().IndexOf('?');
        var place = end < 0 ? path.AsSpan() : path.AsSpan(0, end);
        return place is "/" || place.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase) || place.StartsWith("/lock", StringComparison.OrdinalIgnoreCase)
            || place.StartsWith("/consent", StringComparison.OrdinalIgnoreCase);
    }
}
