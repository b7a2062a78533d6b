using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Caveat.Signing.Parties;

/// <summary>A party's public key: ECDSA on P-384 with SHA-384 (FIPS 186-5). Immutable; thread-safe.</summary>
/// <remarks>Text form: <c>p384:</c> and the base64url of the compressed point (SEC 1 section 2.3.3), 71 characters, one spelling per key.</remarks>
public sealed class PartyPublicKey : IEquatable<PartyPublicKey>
{
    private const string Prefix = "p384:";
    private readonly ECParameters _parameters;
    private readonly string _text;

    private PartyPublicKey(ECParameters parameters, string text, string fingerprint)
    {
        _parameters = parameters;
        _text = text;
        Fingerprint = fingerprint;
    }

    /// <summary>The SHA-256 of the SubjectPublicKeyInfo (RFC 5280), as <c>sha256:</c> and hex: what an HSM or openssl shows.</summary>
    public string Fingerprint { get; }

    public static PartyPublicKey Parse(string text) =>
        TryParse(text, out PartyPublicKey? key)
            ? key
            : throw new FormatException($"\"{text}\" is not a party's key: write \"p384:\" and the 66 base64url characters of a compressed P-384 point.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PartyPublicKey? key)
    {
        key = null;
        Span<byte> point = stackalloc byte[P384Point.CompressedLength];
        var length = Prefix.Length + Base64Url.GetEncodedLength(point.Length);
        if (text is null || text.Length != length || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || Base64Url.DecodeFromChars(text.AsSpan(Prefix.Length), point, out _, out var written) != OperationStatus.Done
            || written != point.Length
            || !P384Point.TryDecompress(point, out var x, out var y))
        {
            return false;
        }

        PartyPublicKey candidate = FromPoint(new() { X = x, Y = y });
        // INVARIANT: one key, one spelling. Base64's spare bits would otherwise let one key stand in a party table twice.
        key = candidate._text == text ? candidate : null;
        return key is not null;
    }

    /// <summary>Whether the DER signature over the message is this key's.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (!HasPositiveIntegers(signature))
        {
            return false;
        }

        using ECDsa algorithm = ECDsa.Create(_parameters);
        return algorithm.VerifyData(message, signature, HashAlgorithmName.SHA384, DSASignatureFormat.Rfc3279DerSequence);
    }

    public bool Equals(PartyPublicKey? other) => other is not null && other._text == _text;

    public override bool Equals(object? obj) => Equals(obj as PartyPublicKey);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text;

    /// <summary>DER with r and s above zero: the platform also takes a negative integer for the number that lost its leading zero.</summary>
    private static bool HasPositiveIntegers(ReadOnlySpan<byte> signature)
    {
        try
        {
            AsnDecoder.ReadSequence(signature, AsnEncodingRules.DER, out var offset, out var length, out _);
            ReadOnlySpan<byte> integers = signature.Slice(offset, length);
            BigInteger r = AsnDecoder.ReadInteger(integers, AsnEncodingRules.DER, out var consumed);
            BigInteger s = AsnDecoder.ReadInteger(integers[consumed..], AsnEncodingRules.DER, out _);
            return r.Sign > 0 && s.Sign > 0;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    internal static PartyPublicKey FromPoint(ECPoint point)
    {
        ECParameters parameters = new() { Curve = ECCurve.NamedCurves.nistP384, Q = point };
        using ECDsa algorithm = ECDsa.Create(parameters);
        var text = Prefix + Base64Url.EncodeToString(P384Point.Compress(point.X, point.Y));
        var fingerprint = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(algorithm.ExportSubjectPublicKeyInfo()));
        return new(parameters, text, fingerprint);
    }
}
