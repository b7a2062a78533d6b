using System.Globalization;
using Caveat.Agreements;
using Caveat.Gateway.Callers;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Declarations;

/// <summary>Reads <c>Accept-Language</c> (RFC 9110 section 12.5.4) as far as refusals need it.</summary>
internal static class AcceptedLanguage
{
    private const int LongestHeader = 256;

    /// <summary>The language of a request, or else its caller's own; the default value where there is neither.</summary>
    public static Language For(HttpRequest request, Caller caller) =>
        Of(request.Headers.AcceptLanguage.ToString()) is var wanted && wanted != default ? wanted : caller.Language;

    /// <summary>The language that is wanted most, by its first subtag; the default value where none can be read.</summary>
    public static Language Of(string header)
    {
        Language best = default;
        var highest = 0.0;
        if (header.Length > LongestHeader)
        {
            return default;
        }

        foreach (var range in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = range.Split(';', StringSplitOptions.TrimEntries);
            var tag = parts[0].Split('-')[0].ToLowerInvariant();
            if (Weight(parts) is var weight && weight > highest && Language.TryParse(tag, out var language))
            {
                (best, highest) = (language, weight);
            }
        }

        return best;
    }

    private static double Weight(string[] parts)
    {
        foreach (var part in parts.AsSpan(1))
        {
            if (part.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
            {
                return double.TryParse(part.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) ? weight : 0;
            }
        }

        return 1;
    }
}
