using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements;

/// <summary>The name of an agreement, the same for all its versions: <c>nato-unclassified</c>.</summary>
public readonly record struct AgreementId
{
    private readonly string? _value;

    private AgreementId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static AgreementId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("agreement", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out AgreementId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
