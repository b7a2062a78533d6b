using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>A body that an agreement empowers to order or to waive.</summary>
public readonly record struct AuthorityId
{
    private readonly string? _value;

    private AuthorityId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static AuthorityId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("authority", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out AuthorityId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
