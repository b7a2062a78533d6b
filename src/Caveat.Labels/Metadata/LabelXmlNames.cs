using System.Xml.Linq;

namespace Caveat.Labels.Metadata;

/// <summary>The names of STANAG 4774's XML, found without regard to case and to the namespaces that samples use.</summary>
internal static class LabelXmlNames
{
    public const string LabelUri = "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0";

    public const string ClearanceUri = "urn:nato:stanag:4774:confidentialityclearance:1:0";

    public static XNamespace Namespace { get; } = LabelUri;

    public static XNamespace ClearanceNamespace { get; } = ClearanceUri;

    // No namespace at all, a national variant and the draft of 2014 are published as labels.
    private static readonly HashSet<string> Namespaces = new(StringComparer.Ordinal)
    {
        LabelUri, ClearanceUri, "", LabelUri.Replace(":1:0", ":ncdf", StringComparison.Ordinal), "http://www.nato.int/2014/06/nl/mb",
    };

    public static bool Is(XElement element, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && Namespaces.Contains(element.Name.NamespaceName);

    public static IEnumerable<XElement> All(XElement parent, string name) => parent.Elements().Where(child => Is(child, name));

    /// <summary>The only child of that name; <paramref name="error"/> when there are several.</summary>
    public static XElement? Only(XElement parent, string name, ref string? error)
    {
        var found = All(parent, name).Take(2).ToArray();
        if (found.Length > 1)
        {
            error ??= $"The label has more than one {name}{Where(found[1])}: keep one.";
        }
        return found.FirstOrDefault();
    }

    public static string Attribute(XElement element, string name) =>
        Collapse(element.Attributes().FirstOrDefault(attribute =>
            attribute.Name.NamespaceName.Length == 0 && attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value ?? "");

    public static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The line of an element in words; empty when the XML came without lines.</summary>
    public static string Where(XElement element) =>
        element is System.Xml.IXmlLineInfo line && line.HasLineInfo() ? $" on line {line.LineNumber}" : "";

    /// <summary>A value as a message may show it: short, and on one line.</summary>
    public static string Shown(string value) => ShownText.Of(Collapse(value));
}
