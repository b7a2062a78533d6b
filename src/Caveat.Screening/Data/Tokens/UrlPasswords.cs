namespace Caveat.Screening.Data.Tokens;

/// <summary>The name and password of <c>scheme://name:password@host</c> (RFC 3986, section 3.2.1).</summary>
internal static class UrlPasswords
{
    private const int Longest = 256;

    /// <summary>Reads from the colon of <c>://</c>.</summary>
    public static DataMatch Read(ReadOnlySpan<char> text, int at)
    {
        if (!text[at..].StartsWith("://", StringComparison.Ordinal))
        {
            return default;
        }
        var start = at + 3;
        var colon = -1;
        var sign = -1;
        for (var i = start; i < text.Length && i - start < Longest; i++)
        {
            var c = text[i];
            if (c is '/' or '?' or '#' or '"' or '\'' or '<' or '>' or ')' or ']' or '}' or '`' or ',' || c <= ' ')
            {
                break;
            }
            colon = c == ':' && colon < 0 ? i : colon;
            sign = c == '@' ? i : sign;
        }
        if (colon <= start - 1 || sign <= colon + 1)
        {
            return default;
        }
        var password = text[(colon + 1)..sign];
        return IsReal(password) && !password.SequenceEqual(text[start..colon]) ? DataForm.UrlPassword.At(start, sign) : default;
    }

    private static bool IsReal(ReadOnlySpan<char> password) =>
        password[0] is not ('$' or '{' or '<' or '[' or '%' or '*') && password.Trim('x').Length > 0 && password.Trim('*').Length > 0 && !Randomness.IsPlaceholder(password)
        && !password.StartsWith("pass", StringComparison.OrdinalIgnoreCase) && !password.Equals("secret", StringComparison.OrdinalIgnoreCase)
        && !password.Equals("token", StringComparison.OrdinalIgnoreCase) && !password.Equals("pwd", StringComparison.OrdinalIgnoreCase);
}
