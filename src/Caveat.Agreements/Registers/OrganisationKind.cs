using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>What kind of body an organisation is, in the agreement's own words: <c>ministry</c>, <c>intelligence</c>.</summary>
public readonly record struct OrganisationKind
{
    private readonly string? _value;

    private OrganisationKind(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static OrganisationKind Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("kind of organisation", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out OrganisationKind id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
