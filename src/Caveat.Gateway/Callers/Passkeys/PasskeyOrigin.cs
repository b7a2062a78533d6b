using System.Diagnostics.CodeAnalysis;

namespace Caveat.Gateway.Callers.Passkeys;

/// <summary>Where a browser says it is, such as <c>https://caveat.example</c>: a secure context with a name (WebAuthn §5.1.3, RP ID).</summary>
/// <remarks>The default value is no origin. An IP address is none: a credential belongs to a domain.</remarks>
internal readonly record struct PasskeyOrigin
{
    private const int LongestText = 300;

    private readonly string? _value;

    private PasskeyOrigin(string value, string host) => (_value, Host) = (value, host);

    public string Value => _value ?? "";

    /// <summary>The RP ID: whole, never a parent domain that others may share.</summary>
    public string Host { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out PasskeyOrigin origin)
    {
        origin = default;
        if (text is not { Length: > 0 and <= LongestText }
            || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.HostNameType != UriHostNameType.Dns
            || uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) != text)
        {
            return false;
        }

        // The one host for which browsers take plain HTTP as secure.
        var secure = uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && (uri.Host == "localhost" || uri.Host.EndsWith(".localhost", StringComparison.Ordinal)));
        origin = secure ? new PasskeyOrigin(text, uri.Host) : default;
        return secure;
    }

    public static PasskeyOrigin Parse(string text) =>
        TryParse(text, out var origin) ? origin : throw new FormatException($"\"{text}\" is no origin that can have passkeys: give one such as \"https://caveat.example\".");

    public override string ToString() => Value;
}
