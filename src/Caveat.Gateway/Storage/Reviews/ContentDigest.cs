using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Caveat.Gateway.Storage.Reviews;

/// <summary>The SHA-256 of the exact bytes that an approval is bound to; text form 64 lower-case hexadecimal digits.</summary>
public readonly record struct ContentDigest
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string? _value;

    private ContentDigest(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which is the digest of nothing.</summary>
    public string Value => _value ?? "";

    public static ContentDigest Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    public static ContentDigest Parse(string text) => TryParse(text, out var digest)
        ? digest
        : throw new FormatException($"\"{text}\" is not a content digest: it has 64 lower-case hexadecimal digits.");

    public static bool TryParse([NotNullWhen(true)] string? text, out ContentDigest digest)
    {
        var valid = text is { Length: 2 * SHA256.HashSizeInBytes } && !text.AsSpan().ContainsAnyExcept(HexDigits);
        digest = valid ? new ContentDigest(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
