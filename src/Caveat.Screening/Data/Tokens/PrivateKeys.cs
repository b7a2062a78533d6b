namespace Caveat.Screening.Data.Tokens;

/// <summary>Private keys in PEM (RFC 7468), of OpenPGP (RFC 9580) and of signed notes (C2SP signed-note): the heading with the key behind it.</summary>
internal static class PrivateKeys
{
    private const string Word = "PRIVATE";
    private const string Dashes = "-----";
    private const string Begin = "-----BEGIN ";
    private const int LongestHeading = 48;
    private const int LongestKey = 16384;
    private const int LeastKey = 32;

    /// <summary>Where the next heading may stand; -1 when there is none.</summary>
    public static int Next(ReadOnlySpan<char> text) => text.IndexOf(Word, StringComparison.Ordinal);

    /// <summary>Reads from the word that <see cref="Next"/> found.</summary>
    public static DataMatch Read(ReadOnlySpan<char> text, int floor, int at)
    {
        var rest = text[at..];
        if (rest.StartsWith("PRIVATE+KEY+", StringComparison.Ordinal))
        {
            var noteEnd = at;
            while (noteEnd < text.Length && !char.IsWhiteSpace(text[noteEnd]) && text[noteEnd] is not ('"' or '\\'))
            {
                noteEnd++;
            }
            return noteEnd - at >= 64 ? DataForm.PrivateKey.At(at, noteEnd) : default;
        }
        var from = Math.Max(floor, at - LongestHeading);
        var begin = text[from..at].LastIndexOf(Begin, StringComparison.Ordinal);
        if (begin < 0 || !rest.StartsWith("PRIVATE KEY", StringComparison.Ordinal))
        {
            return default;
        }
        var body = at + "PRIVATE KEY".Length;
        body += text[body..].StartsWith(" BLOCK", StringComparison.Ordinal) ? " BLOCK".Length : 0;
        if (!text[body..].StartsWith(Dashes, StringComparison.Ordinal))
        {
            return default;
        }
        body += Dashes.Length;
        var window = text[body..Math.Min(text.Length, body + LongestKey)];
        var footer = window.IndexOf(Dashes, StringComparison.Ordinal);
        var content = footer < 0 ? window : window[..footer];
        // A heading without a key is talk about keys. Fails closed: a key without its footer is a key.
        var keyEnd = KeyEnd(content);
        if (keyEnd == 0)
        {
            return default;
        }
        var hasFooter = footer >= 0 && window[footer..].StartsWith("-----END ", StringComparison.Ordinal);
        return DataForm.PrivateKey.At(from + begin, hasFooter ? FooterEnd(text, body + footer) : body + keyEnd);
    }

    private static int FooterEnd(ReadOnlySpan<char> text, int footer)
    {
        var dashes = text[(footer + 9)..Math.Min(text.Length, footer + 9 + LongestHeading)].IndexOf(Dashes, StringComparison.Ordinal);
        return dashes < 0 ? footer + 9 : footer + 9 + dashes + Dashes.Length;
    }

    // Up to the end of the last line that is long enough to be one of a key; 0 when there is none.
    private static int KeyEnd(ReadOnlySpan<char> content)
    {
        var end = 0;
        var run = 0;
        for (var i = 0; i < content.Length; i++)
        {
            run = char.IsAsciiLetterOrDigit(content[i]) || content[i] is '+' or '/' or '=' ? run + 1 : 0;
            end = run >= LeastKey ? i + 1 : end;
        }
        return end;
    }
}
