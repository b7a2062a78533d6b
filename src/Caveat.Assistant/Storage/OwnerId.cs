using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Caveat.Assistant.Storage;

/// <summary>Whose state a row is: the caller's stable subject, as the gateway tells it; 64 hexadecimal digits, no name.</summary>
public readonly record struct OwnerId
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private OwnerId(string value) => Value = value;

    public string Value { get; }

    public static OwnerId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A subject is 64 lower-case hexadecimal digits.");

    public static bool TryParse([NotNullWhen(true)] string? text, out OwnerId id)
    {
        var valid = text is { Length: 64 } && !text.AsSpan().ContainsAnyExcept(Digits);
        id = valid ? new OwnerId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
