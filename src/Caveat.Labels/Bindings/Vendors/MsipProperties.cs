using System.Globalization;
using Caveat.Labels.Documents;

namespace Caveat.Labels.Bindings.Vendors;

/// <summary>Microsoft sensitivity labels in custom properties: <c>MSIP_Label_{guid}_Enabled</c>, <c>_Name</c>, <c>_SetDate</c> ([MS-OFFCRYPTO] 2.6.3).</summary>
internal static class MsipProperties
{
    private const string Prefix = "MSIP_Label_";
    private const string Source = "Microsoft sensitivity label";

    public static IEnumerable<FoundLabel> Read(IReadOnlyDictionary<string, string> properties, LabelMapping mapping)
    {
        var identifiers = properties.Keys
            .Where(key => key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .Select(key => key.Split('_'))
            .Where(words => words.Length >= 4)
            .Select(words => words[2])
            .Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var identifier in identifiers)
        {
            // Fails closed: only a label that says it is switched off is left out.
            if (string.Equals(Value(identifier, "Enabled"), "false", StringComparison.OrdinalIgnoreCase)
                || string.Equals(Value(identifier, "Removed"), "true", StringComparison.OrdinalIgnoreCase)
                || !VendorText.TryRead(identifier, Value(identifier, "Name"), mapping, Source, out var found))
            {
                continue;
            }
            yield return DateTimeOffset.TryParse(Value(identifier, "SetDate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var set)
                ? found with { Label = found.Label with { CreatedAt = set } }
                : found;
        }

        string? Value(string identifier, string name) => properties.GetValueOrDefault($"{Prefix}{identifier}_{name}");
    }
}
