using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>A purpose in an agreement's register: the declared use case of an app or a workspace.</summary>
public readonly record struct PurposeId
{
    private readonly string? _value;

    private PurposeId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static PurposeId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("purpose", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out PurposeId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
