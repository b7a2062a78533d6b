using Caveat.Assistant.Words;
using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Access;

/// <summary>The language of somebody who has stored none: what they chose on the sign-in page, else what their browser asks for (RFC 9110, section 12.5.4).</summary>
internal static class ReaderLocale
{
    private const string Cookie = "caveat-language";

    public static Locale Of(HttpContext http)
    {
        if (Locale.Find(http.Request.Cookies[Cookie]) is { } chosen)
        {
            return chosen;
        }

        foreach (var language in http.Request.GetTypedHeaders().AcceptLanguage.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1))
        {
            if (language.Value.Length >= 2 && Locale.Find(language.Value.Subsegment(0, 2).ToString().ToLowerInvariant()) is { } known)
            {
                return known;
            }
        }

        return Locale.English;
    }

    public static void Choose(HttpContext http, Locale locale) => http.Response.Cookies.Append(Cookie, locale.Code, new CookieOptions
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
    });
}
