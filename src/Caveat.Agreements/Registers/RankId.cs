using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>A rank or office, which a waiver may ask of its signer: <c>secretary</c>.</summary>
public readonly record struct RankId
{
    private readonly string? _value;

    private RankId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static RankId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("rank", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out RankId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
