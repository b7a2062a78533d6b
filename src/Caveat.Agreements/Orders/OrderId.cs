using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Orders;

/// <summary>An order's id: <c>end-of-vendor-2026-03</c>.</summary>
public readonly record struct OrderId
{
    private readonly string? _value;

    private OrderId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    public static OrderId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException(Identifier.Complaint("order", text));

    public static bool TryParse([NotNullWhen(true)] string? text, out OrderId id)
    {
        bool valid = Identifier.IsValid(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
