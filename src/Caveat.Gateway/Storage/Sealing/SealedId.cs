using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Caveat.Gateway.Storage.Sealing;

/// <summary>A piece of sealed content: 128 random bits; text form 32 lower-case hexadecimal digits.</summary>
public readonly record struct SealedId
{
    private const int Digits = 32;

    private readonly UInt128 _value;

    private SealedId(UInt128 value) => _value = value;

    public static SealedId Generate()
    {
        Span<UInt128> value = stackalloc UInt128[1];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(value));
        return new SealedId(value[0]);
    }

    public static SealedId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"\"{text}\" is not an id of sealed content: it has 32 lower-case hexadecimal digits.");

    public static bool TryParse([NotNullWhen(true)] string? text, out SealedId id)
    {
        var valid = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && text!.Length == Digits;
        id = valid ? new SealedId(value) : default;
        // One spelling only: upper-case digits are another text for the same id.
        return valid && id.ToString() == text;
    }

    public override string ToString() => _value.ToString("x32", CultureInfo.InvariantCulture);
}
