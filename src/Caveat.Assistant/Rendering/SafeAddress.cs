using System.Diagnostics.CodeAnalysis;

namespace Caveat.Assistant.Rendering;

/// <summary>Which addresses of untrusted text become links: absolute ones of http, https and mailto.</summary>
internal static class SafeAddress
{
    private const int MaxLength = 2048;

    /// <summary>The address in its canonical, percent-encoded form. Anything else fails closed: it stays text.</summary>
    public static bool TryRead(string? written, [NotNullWhen(true)] out string? address)
    {
        address = null;
        if (written is not { Length: > 0 and <= MaxLength } || written.AsSpan().ContainsAnyInRange('\0', ' ')
            || !Uri.TryCreate(written, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeMailto)
            || (uri.Scheme != Uri.UriSchemeMailto && uri.Host.Length == 0)
            // "https://bank.example@evil.example" shows one place and goes to another.
            || (uri.Scheme != Uri.UriSchemeMailto && uri.UserInfo.Length > 0))
        {
            return false;
        }

        // Half a surrogate pair survives the encoding, and no writer of XML takes it.
        address = uri.AbsoluteUri.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? null : uri.AbsoluteUri;
        return address is not null;
    }
}
