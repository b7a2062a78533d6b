using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>A class of tools in an agreement's register: <c>weapons-release</c>.</summary>
public readonly record struct ToolClassId
{
    private readonly string? _value;

    private ToolClassId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static ToolClassId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("tool class", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out ToolClassId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
