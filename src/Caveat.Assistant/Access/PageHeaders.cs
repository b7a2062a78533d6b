using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Access;

/// <summary>The headers that every answer of the assistant bears, errors as well.</summary>
/// <remarks>Set before the page runs: one that needs another value, such as an asset that may be kept, sets its own.</remarks>
internal static class PageHeaders
{
    private const string Permissions =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";

    public static void Set(HttpContext http)
    {
        var nonce = Nonce.New();
        http.Features.Set(nonce);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce.Value}'; style-src 'self' 'nonce-{nonce.Value}'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
        // Antiforgery insists on both words.
        headers.CacheControl = "no-cache, no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
    }
}
