using System.Diagnostics.CodeAnalysis;

namespace Caveat.Signing.Parties;

/// <summary>A party's public key: ECDSA on P-384 with SHA-384 (FIPS 186-5). Immutable; thread-safe.</summary>
/// <remarks>Text form: <c>p384:</c> and the base64url of the compressed point (SEC 1 section 2.3.3), 71 characters.</remarks>
public sealed class PartyPublicKey : IEquatable<PartyPublicKey>
{
    /// <summary>The SHA-256 of the SubjectPublicKeyInfo (RFC 5280), as <c>sha256:</c> and hex: what an HSM or openssl shows.</summary>
    public string Fingerprint => throw new NotImplementedException();

    public static PartyPublicKey Parse(string text) => throw new NotImplementedException();

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PartyPublicKey? key) => throw new NotImplementedException();

    /// <summary>Whether the DER signature over the message is this key's.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => throw new NotImplementedException();

    public bool Equals(PartyPublicKey? other) => throw new NotImplementedException();

    public override bool Equals(object? obj) => Equals(obj as PartyPublicKey);

    public override int GetHashCode() => throw new NotImplementedException();

    public override string ToString() => throw new NotImplementedException();
}
