using System.Globalization;
using System.Xml.Linq;
using Caveat.Labels.Metadata;

namespace Caveat.Labels.Policies;

/// <summary>The XML of a SPIF: names by their namespace, whatever the prefix.</summary>
internal static class SpifXml
{
    public const int MaxBytes = 16 << 20;

    private static readonly XNamespace Namespace = "http://www.xmlspif.org/spif";

    public static void CheckVersion(XElement root)
    {
        if (root.Name != Namespace + "SPIF")
        {
            throw Fault(root, "is no SPIF");
        }
        var version = Optional(root, "schemaVersion");
        if (version.StartsWith("3.", StringComparison.Ordinal))
        {
            throw new SpifFaultException($"The SPIF is of schema {LabelXmlNames.Shown(version)}, whose markings are another model: export it in schema 2.1.");
        }
        if (version is not ("2.1" or "2.0"))
        {
            throw new SpifFaultException($"The SPIF is of schema \"{LabelXmlNames.Shown(version)}\": 2.1 is read.");
        }
    }

    public static XElement? Child(XElement parent, string name) => parent.Element(Namespace + name);

    public static List<XElement> Children(XElement parent, string name) => [.. parent.Elements(Namespace + name)];

    /// <summary>Refuses a child of another name: a rule that is not understood must not be lost.</summary>
    public static void ExpectChildren(XElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var child in parent.Elements())
        {
            if (child.Name.Namespace != Namespace || !names.Contains(child.Name.LocalName))
            {
                throw Fault(child, $"is not read inside {parent.Name.LocalName}");
            }
        }
    }

    /// <summary>Refuses an attribute that the reader does not know.</summary>
    public static void ExpectAttributes(XElement element, params ReadOnlySpan<string> names)
    {
        foreach (var attribute in element.Attributes())
        {
            if (!attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName.Length == 0 && !names.Contains(attribute.Name.LocalName))
            {
                throw Fault(element, $"has the attribute \"{LabelXmlNames.Shown(attribute.Name.LocalName)}\", which is not read");
            }
        }
    }

    public static string Optional(XElement element, string attribute) => LabelXmlNames.Collapse(element.Attribute(attribute)?.Value ?? "");

    public static string Required(XElement element, string attribute) =>
        Optional(element, attribute) is { Length: > 0 } value ? value : throw Fault(element, $"has no {attribute}");

    public static bool Flag(XElement element, string attribute) => Optional(element, attribute) switch
    {
        "" or "false" or "0" => false,
        "true" or "1" => true,
        var other => throw Fault(element, $"has \"{LabelXmlNames.Shown(other)}\" for {attribute}: write true or false"),
    };

    public static int Number(XElement element, string attribute, int missing) =>
        Optional(element, attribute) is not { Length: > 0 } text ? missing
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Fault(element, $"has \"{LabelXmlNames.Shown(text)}\" for {attribute}: write a number");

    public static string Text(XElement element) => LabelXmlNames.Collapse(element.Value);

    public static SpifFaultException Fault(XElement element, string what) =>
        new($"The element {LabelXmlNames.Shown(element.Name.LocalName)}{LabelXmlNames.Where(element)} of the SPIF {what}.");
}
