using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements;

/// <summary>A language by its ISO 639-1 code: <c>en</c>, <c>fr</c>.</summary>
public readonly record struct Language
{
    private readonly string? _code;

    private Language(string code) => _code = code;

    public static Language English { get; } = new("en");

    public static Language French { get; } = new("fr");

    /// <summary>Empty for the default value, which stands for an agreement's first language.</summary>
    public string Code => _code ?? "";

    public static bool TryParse([NotNullWhen(true)] string? text, out Language language)
    {
        bool valid = text is { Length: 2 } && char.IsAsciiLetterLower(text[0]) && char.IsAsciiLetterLower(text[1]);
        language = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Code;
}
