using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Rules;

/// <summary>A category of use that a clause forbids and a screener finds: <c>domestic-surveillance</c>.</summary>
public readonly record struct UseId
{
    private readonly string? _value;

    private UseId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static UseId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("use", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out UseId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
