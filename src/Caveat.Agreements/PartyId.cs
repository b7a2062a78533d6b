using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements;

/// <summary>A signatory, as the agreement's party table names it.</summary>
public readonly record struct PartyId
{
    private readonly string? _value;

    private PartyId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static PartyId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("party", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out PartyId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
