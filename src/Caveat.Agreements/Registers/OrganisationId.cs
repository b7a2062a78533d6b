using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>An organisation in an agreement's register.</summary>
public readonly record struct OrganisationId
{
    private readonly string? _value;

    private OrganisationId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static OrganisationId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("organisation", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out OrganisationId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
