using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>Something that a caller declares and answers for, such as a legal authority: <c>eo-12333</c>.</summary>
public readonly record struct DeclarationId
{
    private readonly string? _value;

    private DeclarationId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static DeclarationId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("declaration", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out DeclarationId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
