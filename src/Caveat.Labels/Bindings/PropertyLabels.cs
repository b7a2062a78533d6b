using Caveat.Labels.Bindings.Vendors;
using Caveat.Labels.Documents;

namespace Caveat.Labels.Bindings;

/// <summary>The labels that vendors keep in a document's custom properties: MSIP, Boldon James, Titus, TSCP.</summary>
internal static class PropertyLabels
{
    /// <summary>Reads the properties that name a known grade; all others stay text, which the format reader passes on as such.</summary>
    /// <param name="mapping">What an organisation's label identifiers mean; null knows none.</param>
    public static IEnumerable<FoundLabel> Read(IReadOnlyDictionary<string, string> customProperties, string part, LabelMapping? mapping = null)
    {
        mapping ??= LabelMapping.None;
        return MsipProperties.Read(customProperties, mapping)
            .Concat(BoldonJamesProperties.Read(customProperties, mapping))
            .Concat(TscpProperties.Read(customProperties, mapping))
            .Concat(TitusProperties.Read(customProperties, mapping))
            .Select(found => found with { Part = part })
            .Distinct();
    }
}
