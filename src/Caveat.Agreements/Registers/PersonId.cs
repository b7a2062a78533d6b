using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>A person whom an agreement names: a signatory of an authority, or a reviewer.</summary>
public readonly record struct PersonId
{
    private readonly string? _value;

    private PersonId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static PersonId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("person", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out PersonId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
