using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>A registered application that asks on behalf of its people. Orders may name it; agreements do not list apps.</summary>
public readonly record struct AppId
{
    private readonly string? _value;

    private AppId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static AppId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("app", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out AppId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
