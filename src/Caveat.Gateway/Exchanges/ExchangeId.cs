using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Caveat.Gateway.Exchanges;

/// <summary>128 random bits that tie an exchange's decision and outcome entries together.</summary>
public readonly record struct ExchangeId
{
    public const int Size = 16;

    private readonly UInt128 _value;

    private ExchangeId(UInt128 value) => _value = value;

    public static ExchangeId Generate()
    {
        Span<byte> bytes = stackalloc byte[Size];
        RandomNumberGenerator.Fill(bytes);
        return new ExchangeId(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>Reads the 32 lower-case hexadecimal digits of <see cref="ToString"/>.</summary>
    public static bool TryParse(string? text, out ExchangeId id)
    {
        var valid = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && text!.Length == 2 * Size;
        id = valid ? new ExchangeId(value) : default;
        return valid;
    }

    public void CopyTo(Span<byte> destination) =>
        BinaryPrimitives.WriteUInt128BigEndian(destination, _value);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
