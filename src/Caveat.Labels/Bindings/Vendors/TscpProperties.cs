using Caveat.Labels.Documents;

namespace Caveat.Labels.Bindings.Vendors;

/// <summary>TSCP BAILS, which LibreOffice writes: <c>urn:bails:{kind}:BusinessAuthorizationCategory:Name</c> and <c>:Identifier</c>, <c>urn:bails:{kind}:Marking:…</c>.</summary>
internal static class TscpProperties
{
    private const string Prefix = "urn:bails:";
    private const string Source = "TSCP BAILS label";

    public static IEnumerable<FoundLabel> Read(IReadOnlyDictionary<string, string> properties, LabelMapping mapping)
    {
        foreach (var (name, value) in properties)
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
                && (name.Contains(":BusinessAuthorizationCategory:", StringComparison.OrdinalIgnoreCase) || name.Contains(":Marking:", StringComparison.OrdinalIgnoreCase))
                && VendorText.TryRead(value, value, mapping, Source, out var found))
            {
                yield return found;
            }
        }
    }
}
