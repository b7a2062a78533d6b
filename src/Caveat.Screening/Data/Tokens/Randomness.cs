using System.Buffers;

namespace Caveat.Screening.Data.Tokens;

/// <summary>Tells drawn characters from words, placeholders and examples.</summary>
internal static class Randomness
{
    private static readonly SearchValues<char> Template = SearchValues.Create("<>{}()[]$*");
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("!#%&@+/=~^*$-");

    private static readonly string[] Placeholders =
        ["example", "changeme", "change-me", "change_me", "placeholder", "redacted", "yourpass", "your-", "your_", "xxxx", "****", "....", "dummy", "notreal", "not-real", "insert", "replace", "sample", "todo"];

    // What passwords are stored with, not what they are.
    private static readonly string[] Methods = ["sha1", "sha2", "sha3", "sha5", "md5", "crypt", "argon", "pbkdf", "oauth", "base64", "aes", "hmac", "saml", "totp", "rsa", "utf-", "utf8", "x509", "http", "file:", "vault:"];

    /// <summary>Whether enough different characters stand in a token, and nothing says that it is an example.</summary>
    public static bool IsDrawn(ReadOnlySpan<char> token, int leastDifferent) => CountDifferent(token) >= leastDifferent && !IsPlaceholder(token);

    public static bool IsPlaceholder(ReadOnlySpan<char> value)
    {
        foreach (var word in Placeholders)
        {
            if (value.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a value behind a word for "password" is one: not a word, a reference, a placeholder or the name of a method.</summary>
    public static bool IsPassword(ReadOnlySpan<char> value, bool isQuoted)
    {
        if (value.Length is < 6 or > 128 || value[0] is '<' or '[' or '{' or '(' or '%' or '/' or '~' || IsReference(value) || IsPlaceholder(value) || CountDifferent(value) < 5)
        {
            return false;
        }
        if (value.StartsWith("passw", StringComparison.OrdinalIgnoreCase) || value.StartsWith("secret", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        foreach (var method in Methods)
        {
            if (value.StartsWith(method, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }
        var (letters, classes) = Classes(value, out var joined);
        if (letters == 0 || classes < 2)
        {
            return false;
        }
        // A word with digits: seven characters; with hyphens or points it is a phrase of some text, unless every class is there.
        return joined && !isQuoted ? classes >= 3 && value.Length >= 8 && value.ContainsAnyInRange('0', '9') : value.Length >= 7 && (classes >= 3 || value.ContainsAnyInRange('0', '9'));
    }

    /// <summary>Whether a value behind a word for "key" is one: long, of several classes and of many different characters.</summary>
    public static bool IsKey(ReadOnlySpan<char> value)
    {
        if (value.Length is < 16 or > 512 || IsReference(value) || !IsDrawn(value, 9) || value.ContainsAny(Template))
        {
            return false;
        }
        var digits = 0;
        foreach (var c in value)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }
        var (letters, _) = Classes(value, out _);
        return digits >= 2 && letters >= 2 && !IsUuid(value);
    }

    private static bool IsUuid(ReadOnlySpan<char> value) => value.Length == 36 && Guid.TryParseExact(value, "D", out _);

    // ${NAME}, $NAME, process.env.NAME, os.environ['NAME'], getenv("NAME"), @secret
    private static bool IsReference(ReadOnlySpan<char> value)
    {
        if ((value[0] == '$' && (value[1] is '{' or '(' or '_' || char.IsAsciiLetterUpper(value[1])) && !value[2..].ContainsAny("!#%&@")) || value.Contains('('))
        {
            return true;
        }
        // Names joined by points, as in code.
        var names = 0;
        foreach (var part in value.Split('.'))
        {
            var name = value[part];
            if (name.IsEmpty || !(char.IsAsciiLetter(name[0]) || name[0] == '_') || name.ContainsAny(NotInNames))
            {
                return false;
            }
            names++;
        }
        return names > 1 || (value.Contains('_') && !(value.ContainsAnyInRange('a', 'z') && value.ContainsAnyInRange('A', 'Z')));
    }

    private static (int Letters, int Classes) Classes(ReadOnlySpan<char> value, out bool joined)
    {
        var (lower, upper, digit, sign) = (0, 0, 0, 0);
        joined = false;
        foreach (var c in value)
        {
            if (c is '-' or '.' or '/' or ':' or '_')
            {
                joined = true;
            }
            else if (char.IsAsciiDigit(c))
            {
                digit++;
            }
            else if (char.IsLetter(c))
            {
                (lower, upper) = char.IsUpper(c) ? (lower, upper + 1) : (lower + 1, upper);
            }
            else
            {
                sign++;
            }
        }
        return (lower + upper, Math.Min(lower, 1) + Math.Min(upper, 1) + Math.Min(digit, 1) + Math.Min(sign, 1));
    }

    private static int CountDifferent(ReadOnlySpan<char> value)
    {
        UInt128 seen = 0;
        foreach (var c in value)
        {
            seen |= UInt128.One << (c & 0x7F);
        }
        return (int)UInt128.PopCount(seen);
    }
}
