using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>A configured endpoint of a vendor: <c>vendor-eu-west</c>. Orders may name it; agreements do not list providers.</summary>
public readonly record struct ProviderId
{
    private readonly string? _value;

    private ProviderId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static ProviderId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("provider", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out ProviderId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
