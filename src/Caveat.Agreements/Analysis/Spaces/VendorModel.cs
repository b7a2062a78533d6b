using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>A model as a caller names it, and its vendor.</summary>
internal readonly record struct VendorModel(VendorId Vendor, ModelName Model)
{
    /// <summary>Callers name a model with or without its vendor in front.</summary>
    public bool Matches(ModelPattern pattern) =>
        pattern.Vendor == Vendor
        && (pattern.IsAny || pattern.Name == Model.Value || $"{Vendor}/{pattern.Name}" == Model.Value);
}
