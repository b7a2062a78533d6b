using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Storage.Reviews;

/// <summary>A review: 128 random bits, so that knowing one id tells nothing of another; text form 32 lower-case hexadecimal digits.</summary>
public readonly record struct ReviewId
{
    private const int Digits = 32;

    private readonly UInt128 _value;

    private ReviewId(UInt128 value) => _value = value;

    public static ReviewId Generate()
    {
        Span<UInt128> value = stackalloc UInt128[1];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(value));
        return new ReviewId(value[0]);
    }

    public static ReviewId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"\"{text}\" is not a review id: give the 32 hexadecimal digits that the gateway answered with.");

    public static bool TryParse([NotNullWhen(true)] string? text, out ReviewId id)
    {
        var valid = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && text!.Length == Digits;
        id = valid ? new ReviewId(value) : default;
        // One spelling only: upper-case digits are another text for the same id.
        return valid && id.ToString() == text;
    }

    /// <summary>The same bits, where an actor's commitments about a review are salted with them.</summary>
    internal ExchangeId AsSalt() => ExchangeId.TryParse(ToString(), out var salt) ? salt : throw new UnreachableException();

    public override string ToString() => _value.ToString("x32", CultureInfo.InvariantCulture);
}
