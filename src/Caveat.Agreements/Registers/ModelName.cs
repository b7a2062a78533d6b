using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>A model as callers name it, <c>built-in/quote</c>: visible ASCII without spaces, at most 200 characters.</summary>
public readonly record struct ModelName
{
    private const int MaxLength = 200;
    private readonly string? _value;

    private ModelName(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static ModelName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new FormatException($"\"{text}\" is not a model's name: use visible ASCII without spaces, at most {MaxLength} characters.");

    public static bool TryParse([NotNullWhen(true)] string? text, out ModelName name)
    {
        bool valid = text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
        name = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
