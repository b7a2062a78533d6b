using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>A kind of data that screening finds: <c>secrets</c>, <c>personal-data</c>.</summary>
public readonly record struct DataKindId
{
    private readonly string? _value;

    private DataKindId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static DataKindId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("kind of data", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out DataKindId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
