using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Orders;

/// <summary>Models of a vendor, whatever the case of their letters.</summary>
/// <remarks>Fail closed: some vendors answer to any case, and an order must not be evaded by writing a model's name in capitals.</remarks>
internal sealed class ModelSpelling : IEqualityComparer<(VendorId Vendor, string Name)>
{
    public static ModelSpelling Instance { get; } = new();

    public bool Equals((VendorId Vendor, string Name) left, (VendorId Vendor, string Name) right) =>
        left.Vendor == right.Vendor && string.Equals(left.Name, right.Name, StringComparison.OrdinalIgnoreCase);

    public int GetHashCode((VendorId Vendor, string Name) model) =>
        HashCode.Combine(model.Vendor, StringComparer.OrdinalIgnoreCase.GetHashCode(model.Name));
}
