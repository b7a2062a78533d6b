using System.Security.Cryptography;
using System.Text;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Caveat.Assistant.Access;

/// <summary>Carries a <see cref="SessionTicket"/> in a cookie that only this server can read or make. Thread-safe.</summary>
internal sealed class SessionCookie(IDataProtectionProvider protection)
{
    /// <summary>Only a page of this very host, over TLS, can have set it (RFC 6265bis, section 4.1.3.2).</summary>
    public const string SecureName = "__Host-caveat";

    /// <summary>For a machine's own address without TLS.</summary>
    public const string PlainName = "caveat-session";

    private const int Fields = 5;

    private readonly IDataProtector _protector = protection.CreateProtector("Caveat.Assistant.Session.v1");

    /// <summary>The ticket, or null where there is none that this server made.</summary>
    public SessionTicket? Read(HttpContext http)
    {
        if (http.Request.Cookies[NameFor(http)] is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            var fields = Encoding.UTF8.GetString(_protector.Unprotect(WebEncoders.Base64UrlDecode(text))).Split('\n');
            return fields.Length == Fields && RowId.TryParse(fields[0], out var session) && OwnerId.TryParse(fields[1], out var owner) && long.TryParse(fields[3], out var expires)
                ? new SessionTicket(session, owner, fields[4], fields[2], DateTimeOffset.FromUnixTimeMilliseconds(expires))
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public void Write(HttpContext http, SessionTicket ticket)
    {
        // A line end in a name would shift the fields after it: the name is last, and loses its own.
        var text = string.Join('\n', ticket.Session, ticket.Owner, ticket.Token, ticket.Expires.ToUnixTimeMilliseconds(), ticket.Name.ReplaceLineEndings(" "));
        http.Response.Cookies.Append(NameFor(http), WebEncoders.Base64UrlEncode(_protector.Protect(Encoding.UTF8.GetBytes(text))), Options(http));
    }

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(NameFor(http), Options(http));

    private static string NameFor(HttpContext http) => http.Request.IsHttps ? SecureName : PlainName;

    /// <summary>Without an expiry: it goes with the browser's session, and the ticket has its own end.</summary>
    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
    };
}
