using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Caveat.Agreements;

/// <summary>The SHA-256 of an agreement's exact bytes; text form <c>sha256:</c> and 64 lower-case hex digits.</summary>
public readonly record struct AgreementDigest
{
    private const string Prefix = "sha256:";
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private readonly string? _value;

    private AgreementDigest(string value) => _value = value;

    /// <summary>The text form; empty for the default value.</summary>
    public string Value => _value ?? "";

    public static AgreementDigest Of(ReadOnlySpan<byte> document) =>
        new(Prefix + Convert.ToHexStringLower(SHA256.HashData(document)));

    public static AgreementDigest Parse(string text) =>
        TryParse(text, out var digest)
            ? digest
            : throw new FormatException($"\"{text}\" is not a digest: write \"sha256:\" and 64 lower-case hex digits.");

    public static bool TryParse([NotNullWhen(true)] string? text, out AgreementDigest digest)
    {
        bool valid = text is not null
            && text.Length == Prefix.Length + (2 * SHA256.HashSizeInBytes)
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && !text.AsSpan(Prefix.Length).ContainsAnyExcept(HexDigits);
        digest = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
