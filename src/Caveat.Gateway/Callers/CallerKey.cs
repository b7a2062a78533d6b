using System.Buffers.Text;
using System.Security.Cryptography;

namespace Caveat.Gateway.Callers;

/// <summary>An API key as the caller holds it: <c>cav_</c>, or <c>cvs_</c> for a session's, and 32 random bytes in base64url.</summary>
/// <remarks>Shown once and never stored; the store keeps its <see cref="KeyDigest"/>.</remarks>
public readonly record struct CallerKey
{
    private const string Prefix = "cav_";
    private const string SessionPrefix = "cvs_";

    private readonly string _text;

    private CallerKey(string text) => _text = text;

    public static CallerKey Generate() => Generate(Prefix);

    /// <summary>Makes the key of a session.</summary>
    public static CallerKey GenerateForSession() => Generate(SessionPrefix);

    public KeyDigest Digest() => KeyDigest.Of(_text);

    /// <summary>The secret itself: for the one time that it is shown.</summary>
    public string Reveal() => _text;

    /// <summary>Never the secret: safe in a log or an error.</summary>
    public override string ToString() => _text is null ? "" : _text[..Prefix.Length] + "…";

    private static CallerKey Generate(string prefix) => new(prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
}
