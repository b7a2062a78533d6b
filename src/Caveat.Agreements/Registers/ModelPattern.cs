using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Registers;

/// <summary>Models of a vendor, as a permit clause names them: one, <c>vendor/name</c>, or all, <c>vendor/*</c>.</summary>
public readonly record struct ModelPattern(VendorId Vendor, string Name)
{
    /// <summary>The name that stands for every model of the vendor.</summary>
    public const string AnyName = "*";

    public bool IsAny => Name == AnyName;

    public static bool TryParse([NotNullWhen(true)] string? text, out ModelPattern pattern)
    {
        pattern = default;
        int slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || !VendorId.TryParse(text![..slash], out var vendor) || !ModelName.TryParse(text[(slash + 1)..], out var name))
        {
            return false;
        }

        // A star anywhere but alone would look like a wildcard and not be one.
        if (name.Value != AnyName && name.Value.Contains('*', StringComparison.Ordinal))
        {
            return false;
        }

        pattern = new(vendor, name.Value);
        return true;
    }

    public override string ToString() => $"{Vendor}/{Name}";
}
