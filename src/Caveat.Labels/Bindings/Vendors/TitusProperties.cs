using Caveat.Labels.Documents;

namespace Caveat.Labels.Bindings.Vendors;

/// <summary>Titus and those who follow it: a property <c>Classification</c>, or <c>{organisation}Classification</c>, whose value is a level or a whole marking.</summary>
internal static class TitusProperties
{
    private const string Suffix = "Classification";
    private const string Source = "Titus label";

    public static IEnumerable<FoundLabel> Read(IReadOnlyDictionary<string, string> properties, LabelMapping mapping)
    {
        foreach (var (name, value) in properties)
        {
            if (!name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            // A level alone needs the organisation: NATOClassification = SECRET.
            var organisation = name[..^Suffix.Length].Trim(' ', '_', '-');
            if (VendorText.TryRead(value, value, mapping, Source, out var found)
                || VendorText.TryRead(null, $"{organisation} {value}", mapping, Source, out found))
            {
                yield return found;
            }
        }
    }
}
