using Caveat.Labels.Folding;

namespace Caveat.Screening.Data.Tokens;

/// <summary>Values that are given to a name: <c>password = …</c>, <c>"api_key": "…"</c>, <c>AccountKey=…</c>, <c>my password is …</c>.</summary>
internal static class AssignedSecrets
{
    private const int LongestName = 28;
    private const int LongestValue = 512;

    private static readonly string[] Passwords = ["password", "passwd", "passphrase", "passcode", "motdepasse", "passwort", "kennwort", "contrasena", "wachtwoord", "haslo"];

    private static readonly string[] Keys =
    [
        "apikey", "apitoken", "accesstoken", "authtoken", "refreshtoken", "bearertoken", "clientsecret", "appsecret", "secretkey", "privatekey", "accesskey", "secretaccesskey", "signingkey", "encryptionkey",
        "sessiontoken", "webhooksecret", "sharedsecret", "authorization",
    ];

    private static readonly string[] AzureKeys = ["accountkey", "sharedaccesskey", "sharedsecretvalue"];

    /// <summary>Reads from a colon or an equals sign.</summary>
    public static DataMatch Read(ReadOnlySpan<char> text, int floor, int at)
    {
        var nameEnd = at;
        while (nameEnd > floor && text[nameEnd - 1] is ' ' or '"' or '\'' or '\\' or '`' or '*' or '\u00A0' or '\u202F' && at - nameEnd < 4)
        {
            nameEnd--;
        }
        if (nameEnd - floor < 3 || !MayEndName(text[nameEnd - 2], text[nameEnd - 1]))
        {
            return default;
        }
        Span<char> folded = stackalloc char[LongestName];
        var name = Name(text[floor..nameEnd], folded, out var isWord);
        var isPassword = EndsWithAny(name, Passwords) || (isWord && name is "pwd" or "pass" or "dbpass" or "dbpwd");
        var isAzure = EndsWithAny(name, AzureKeys);
        if (!isPassword && !isAzure && !EndsWithAny(name, Keys))
        {
            return default;
        }
        var start = ValueStart(text, at + 1, out var quote);
        var end = ValueEnd(text, start, quote);
        if (isPassword)
        {
            return end > start && Randomness.IsPassword(text[start..end], quote != '\0') ? DataForm.Password.At(start, end, Confidence.Likely) : default;
        }
        if (isAzure)
        {
            return Randomness.IsKey(text[start..end]) ? DataForm.AzureKey.At(start, end) : default;
        }
        if (text[start..end] is "Bearer" or "bearer" or "Basic" or "token" && end < text.Length && text[end] == ' ')
        {
            start = end + 1;
            end = ValueEnd(text, start, quote);
        }
        // Parts of a query are joined by it; no key has one.
        var joint = text[start..end].IndexOf('&');
        end = joint > 0 ? start + joint : end;
        return Randomness.IsKey(text[start..end]) ? DataForm.NamedKey.At(start, end, Confidence.Likely) : default;
    }

    /// <summary>Reads a word with a digit that may be said to be the password: <c>the password is …</c>.</summary>
    public static DataMatch ReadSaid(ReadOnlySpan<char> text, int floor, int at)
    {
        var start = at;
        while (start > floor && at - start < 64 && text[start - 1] > ' ' && text[start - 1] != '\u00A0')
        {
            start--;
        }
        if (start - floor < 12 || text[start - 1] != ' ')
        {
            return default;
        }
        var verb = text[..(start - 1)];
        var length = verb.EndsWith(" is", StringComparison.Ordinal) ? 3
            : verb.EndsWith(" ist", StringComparison.Ordinal) || verb.EndsWith(" est", StringComparison.Ordinal) || verb.EndsWith(" was", StringComparison.Ordinal) ? 4 : 0;
        if (length == 0)
        {
            return default;
        }
        Span<char> folded = stackalloc char[LongestName];
        if (!EndsWithAny(Name(text[floor..(start - 1 - length)], folded, out _), Passwords))
        {
            return default;
        }
        start = ValueStart(text, start, out var quote);
        var end = ValueEnd(text, start, quote);
        return end > at && Randomness.IsPassword(text[start..end], quote != '\0') ? DataForm.Password.At(start, end, Confidence.Likely) : default;
    }

    // How the names that are sought end: -rd -wd -rt, -ss, -se -de, -na, -ña, -lo; -ey, -en, -et; -on, -ue.
    private static bool MayEndName(char before, char last) => ((char)(before | 0x20), (char)(last | 0x20)) is
        ('r', 'd') or ('w', 'd') or ('r', 't') or ('s', 's') or ('s', 'e') or ('d', 'e') or ('n' or 'ñ', 'a') or ('l', 'o') or ('e', 'y') or ('e', 'n') or ('e', 't') or ('o', 'n') or ('u', 'e');

    // The letters before the end without the signs that join them; isWord when the last of them stand alone.
    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> text, Span<char> into, out bool isWord)
    {
        var at = into.Length;
        var i = text.Length;
        isWord = true;
        for (; i > 0 && at > 0; i--)
        {
            var glyph = (char)FoldTable.Shared[text[i - 1]];
            if (char.IsAsciiLetter(glyph))
            {
                into[--at] = char.ToLowerInvariant(glyph);
            }
            else if (glyph is not (' ' or '_' or '-' or '.' or '\'') || (i > 1 && text[i - 2] is ' ' or '.'))
            {
                break;
            }
            else if (glyph is ' ' or '.' && into.Length - at <= 4)
            {
                // A short name is the whole last word.
                break;
            }
        }
        return into[at..];
    }

    private static int ValueStart(ReadOnlySpan<char> text, int at, out char quote)
    {
        quote = '\0';
        while (at < text.Length && text[at] is ' ' or '=' or '>' or '\\' or '*' or '\u00A0')
        {
            at++;
        }
        if (at < text.Length && text[at] is '"' or '\'' or '`')
        {
            quote = text[at++];
        }
        return at;
    }

    private static int ValueEnd(ReadOnlySpan<char> text, int start, char quote)
    {
        var end = start;
        while (end < text.Length && end - start < LongestValue && text[end] > ' ' && text[end] != quote
            && !(text[end] == '\\' && end + 1 < text.Length && text[end + 1] is 'n' or 'r' or 't' or '"')
            && (quote != '\0' || text[end] is not ('"' or '\'' or '`' or ';' or ',' or '|')))
        {
            end++;
        }
        // The end of a sentence is none of the value.
        while (quote == '\0' && end > start && text[end - 1] is '.' or ')' or '?')
        {
            end--;
        }
        return end;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> name, string[] words)
    {
        foreach (var word in words)
        {
            if (name.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}
