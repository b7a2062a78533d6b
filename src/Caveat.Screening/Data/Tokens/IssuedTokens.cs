using System.Buffers;

namespace Caveat.Screening.Data.Tokens;

/// <summary>Secrets that show by their prefix who issued them, and JSON web tokens (RFC 7519).</summary>
internal static class IssuedTokens
{
    /// <summary>The shortest word that is looked at.</summary>
    public const int Shortest = 16;

    private const int AwsSecretLength = 40;
    private const int AwsReach = 120;

    private static readonly SearchValues<char> AwsCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    // From the issuers' public documentation; where several match, the longest prefix stands first.
    private static readonly TokenPrefix[] Prefixes =
    [
        new("cav_", 40, 64, DataForm.CaveatKey),
        new("AKIA", 16, 16, DataForm.AwsKey), new("ASIA", 16, 16, DataForm.AwsKey),
        Of("ghp_", 36), Of("gho_", 36), Of("ghu_", 36), Of("ghs_", 36), Of("ghr_", 36), Of("github_pat_", 50),
        Of("glpat-", 20), Of("gldt-", 20), Of("glrt-", 20), Of("glptt-", 20), Of("glcbt-", 20), Of("gloas-", 20),
        Of("xoxb-", 20), Of("xoxp-", 20), Of("xoxa-", 20), Of("xoxr-", 20), Of("xoxs-", 20), Of("xoxe-", 20), Of("xapp-", 20),
        Of("sk_live_", 16), Of("rk_live_", 16), Of("sk_test_", 16), Of("rk_test_", 16), Of("whsec_", 24),
        Of("sk-ant-", 24), Of("sk-proj-", 24), Of("sk-svcacct-", 24), Of("sk-admin-", 24), Of("sk-", 40),
        new("AIza", 35, 35, DataForm.Token), Of("GOCSPX-", 28), Of("hf_", 30), Of("npm_", 36), Of("dop_v1_", 64), Of("shpat_", 32), Of("pypi-", 80),
    ];

    /// <summary>Reads a whole word of letters, digits, <c>_</c> and <c>-</c>.</summary>
    public static DataMatch Read(ReadOnlySpan<char> text, int start, int end)
    {
        if (start > 1 && text[start - 1] == '\\' && text[start] is 'n' or 'r' or 't')
        {
            start++;
        }
        var word = text[start..end];
        if (word.StartsWith("eyJ", StringComparison.Ordinal))
        {
            return WebToken(text, start, end);
        }
        if (word[0] is not ('c' or 'A' or 'g' or 'x' or 's' or 'r' or 'w' or 'G' or 'h' or 'n' or 'd' or 'p') || (start > 0 && text[start - 1] is '/' or '.'))
        {
            return default;
        }
        foreach (var known in Prefixes)
        {
            if (word.StartsWith(known.Prefix, StringComparison.Ordinal))
            {
                var rest = word[known.Prefix.Length..];
                var isToken = rest.Length >= known.Least && rest.Length <= known.Most && Randomness.IsDrawn(rest, 8)
                    && (known.Form != DataForm.AwsKey || !rest.ContainsAnyExcept(AwsCharacters));
                return isToken ? known.Form.At(start, end) : default;
            }
        }
        return default;
    }

    /// <summary>The secret that stands near an AWS key id: 40 characters of base64 (AWS IAM documentation).</summary>
    public static DataMatch ReadAwsSecret(ReadOnlySpan<char> text, int after)
    {
        var last = Math.Min(text.Length, after + AwsReach);
        for (var at = after; at < last; at++)
        {
            var end = at;
            while (end < text.Length && end - at <= AwsSecretLength && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '+' or '/'))
            {
                end++;
            }
            if (end - at == AwsSecretLength && IsMixed(text[at..end]) && Randomness.IsDrawn(text[at..end], 16))
            {
                return DataForm.AwsKey.At(at, end, Confidence.Likely);
            }
            at = end;
        }
        return default;
    }

    // Header and claims begin with {" in base64url; an encrypted token has five parts.
    private static DataMatch WebToken(ReadOnlySpan<char> text, int start, int end)
    {
        var parts = 1;
        while (end + 1 < text.Length && text[end] == '.' && parts < 5)
        {
            var next = end + 1;
            while (next < text.Length && IsTokenPart(text[next]))
            {
                next++;
            }
            if (next == end + 1 && parts != 1)
            {
                break;
            }
            end = next;
            parts++;
        }
        return parts is 3 or 5 && end - start >= 40 && (parts == 5 || text[start..end].IndexOf(".eyJ", StringComparison.Ordinal) > 0)
            && Randomness.IsDrawn(text[start..end], 16) && Edge.IsAfter(text, end)
            ? DataForm.WebToken.At(start, end)
            : default;
    }

    public static bool IsTokenPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    private static bool IsMixed(ReadOnlySpan<char> word) => word.ContainsAnyInRange('a', 'z') && word.ContainsAnyInRange('A', 'Z') && word.ContainsAnyInRange('0', '9');

    private static TokenPrefix Of(string prefix, int least) => new(prefix, least, 400, DataForm.Token);
}
