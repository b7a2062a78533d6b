using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>A nation: an assigned ISO 3166-1 alpha-3 code in capitals, <c>BEL</c>.</summary>
public readonly record struct NationCode
{
    private readonly string? _value;

    private NationCode(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static NationCode Parse(string text) =>
        TryParse(text, out var code)
            ? code
            : throw new FormatException($"\"{text}\" is not a nation: use an ISO 3166-1 alpha-3 code in capitals, such as BEL.");

    public static bool TryParse([NotNullWhen(true)] string? text, out NationCode code)
    {
        bool known = text is not null && Iso3166.Codes.Contains(text);
        code = known ? new(text!) : default;
        return known;
    }

    public override string ToString() => Value;
}
