using System.Diagnostics.CodeAnalysis;
using Caveat.Labels.Documents;
using Caveat.Labels.Metadata;

namespace Caveat.Labels.Bindings.Vendors;

/// <summary>A label from what a vendor's scheme gives: an identifier that a mapping knows, or the text of a marking.</summary>
internal static class VendorText
{
    /// <summary>The label of the identifier, or else of the text, when one of them says which it is.</summary>
    public static bool TryRead(string? identifier, string? text, LabelMapping mapping, string source, [NotNullWhen(true)] out FoundLabel? found)
    {
        found = null;
        if (mapping.TryGet(identifier, out var grade) || mapping.TryGet(text, out grade))
        {
            found = new FoundLabel(new ConfidentialityLabel(LabelText.Of(grade)), source, "");
        }
        else if (LabelText.TryParse(text, out var label))
        {
            found = new FoundLabel(new ConfidentialityLabel(label), source, "");
        }
        return found is not null;
    }
}
