using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Waivers;

/// <summary>A waiver's id.</summary>
public readonly record struct WaiverId
{
    private readonly string? _value;

    private WaiverId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static WaiverId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("waiver", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out WaiverId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
