using System.Globalization;
using System.Security.Cryptography;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>A one-time code to sign in with: eight decimal digits, 26 bits, shown as <c>1234-5678</c>.</summary>
/// <remarks>A secret that is worth little: only few tries and a short life make it good enough (<see cref="SignInCodes"/>).</remarks>
public readonly record struct SignInCode
{
    private const int Digits = 8;
    private const int Count = 100_000_000;

    private readonly int _value;

    private SignInCode(int value) => _value = value;

    public static SignInCode Generate() => new(RandomNumberGenerator.GetInt32(Count));

    /// <summary>Reads it as people type it: with a hyphen or a space in the middle, or without.</summary>
    public static bool TryParse(string? text, out SignInCode code)
    {
        code = default;
        Span<char> digits = stackalloc char[Digits];
        var length = 0;
        foreach (var letter in text ?? "")
        {
            if (letter is '-' or ' ')
            {
                continue;
            }

            if (!char.IsAsciiDigit(letter) || length == Digits)
            {
                return false;
            }

            digits[length++] = letter;
        }

        if (length < Digits)
        {
            return false;
        }

        code = new SignInCode(int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }

    public static SignInCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("A sign-in code has eight digits, such as \"1234-5678\".");

    /// <summary>The secret itself, <c>1234-5678</c>: for the one who signs in.</summary>
    public string Reveal() => string.Create(CultureInfo.InvariantCulture, $"{_value / 10_000:0000}-{_value % 10_000:0000}");

    /// <summary>Never the secret: safe in a log or an error.</summary>
    public override string ToString() => "••••-••••";

    /// <summary>A keyed hash, so that equal codes of two callers do not look equal.</summary>
    /// <remarks>It hides the code from a glance only: who reads the database reads the keys beside it.</remarks>
    internal byte[] Digest(ReadOnlySpan<byte> subjectKey)
    {
        var prefix = "caveat/sign-in-code/v1\0"u8;
        Span<byte> message = stackalloc byte[prefix.Length + sizeof(int)];
        prefix.CopyTo(message);
        BitConverter.TryWriteBytes(message[prefix.Length..], _value);
        return HMACSHA256.HashData(subjectKey, message);
    }
}
