using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Caveat.Labels.Documents;

namespace Caveat.Labels.Bindings.Vendors;

/// <summary>Boldon James Classifier: the marking in <c>bjDocumentSecurityLabel</c>, and sisl XML that is split over <c>bjDocumentLabelXML</c>, <c>bjDocumentLabelXML-0</c> and so on.</summary>
internal static class BoldonJamesProperties
{
    public const string Namespace = "http://www.boldonjames.com/2008/01/sie/internal/label";

    private const string Source = "Boldon James label";
    private const string XmlProperty = "bjDocumentLabelXML";

    public static IEnumerable<FoundLabel> Read(IReadOnlyDictionary<string, string> properties, LabelMapping mapping)
    {
        if (VendorText.TryRead(null, properties.GetValueOrDefault("bjDocumentSecurityLabel"), mapping, Source, out var found))
        {
            yield return found;
        }
        if (Whole(properties) is { } xml && UntrustedXml.TryLoad(Encoding.UTF8.GetBytes(xml), out XDocument? document, out _))
        {
            foreach (var label in Read(document.Root!, mapping))
            {
                yield return label;
            }
        }
    }

    /// <summary>The elements of sisl XML whose unique names, alone or behind that of their policy, the mapping knows.</summary>
    public static IEnumerable<FoundLabel> Read(XElement sisl, LabelMapping mapping)
    {
        var policy = (string?)sisl.Attribute("policy");
        foreach (var element in sisl.DescendantsAndSelf(XName.Get("element", Namespace)))
        {
            var name = (string?)element.Attribute("uid");
            if (VendorText.TryRead($"{policy}/{name}", null, mapping, Source, out var found)
                || VendorText.TryRead(name, (string?)element.Attribute("value"), mapping, Source, out found))
            {
                yield return found;
            }
        }
    }

    private static string? Whole(IReadOnlyDictionary<string, string> properties)
    {
        if (!properties.TryGetValue(XmlProperty, out var first))
        {
            return null;
        }
        var whole = new StringBuilder(first);
        for (var i = 0; properties.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{XmlProperty}-{i}"), out var piece); i++)
        {
            whole.Append(piece);
        }
        // The declaration names the encoding of the writer's memory, not of ours.
        var text = whole.ToString().Trim();
        return text.StartsWith("<?xml", StringComparison.Ordinal) && text.IndexOf("?>", StringComparison.Ordinal) is var end and > 0
            ? text[(end + 2)..]
            : text;
    }
}
