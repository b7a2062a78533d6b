using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>How callers spell a model: with or without its vendor in front.</summary>
internal static class ModelNames
{
    public static bool IsQualified(VendorId vendor, ModelName model) =>
        model.Value.Length > vendor.Value.Length
        && model.Value[vendor.Value.Length] == '/'
        && model.Value.StartsWith(vendor.Value, StringComparison.Ordinal);
}
