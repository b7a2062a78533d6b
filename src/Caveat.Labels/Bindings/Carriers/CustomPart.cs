using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Caveat.Labels.Bindings.Carriers;

/// <summary>The parts that a new custom XML part changes or adds: itself, its properties, two relationships and its media types (ISO/IEC 29500-1 §15.2.5–6).</summary>
internal sealed class CustomPart(OfficePackage package, string mainPart, int number)
{
    private const string Transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

    private static readonly XNamespace CustomXml = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";

    private string Item => string.Create(CultureInfo.InvariantCulture, $"customXml/item{number}.xml");

    private string Properties => string.Create(CultureInfo.InvariantCulture, $"customXml/itemProps{number}.xml");

    public Dictionary<string, byte[]> Parts(byte[] binding, XDocument types)
    {
        // A strict document says so in the type of its own relationship.
        var prefix = package.Targets("", Strict + "officeDocument").Any() ? Strict : Transitional;
        var known = new PartTypes(types);
        if (known.Of(Item) is not "application/xml" and not "text/xml")
        {
            AddType(types, Item, "application/xml");
        }
        AddType(types, Properties, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
        return new Dictionary<string, byte[]>
        {
            [OfficePackage.ContentTypes] = Bytes(types),
            [Item] = binding,
            [Properties] = Bytes(new XDocument(new XElement(
                CustomXml + "datastoreItem",
                new XAttribute(XNamespace.Xmlns + "ds", CustomXml.NamespaceName),
                new XAttribute(CustomXml + "itemID", Identifier(binding)),
                new XElement(CustomXml + "schemaRefs", new XElement(CustomXml + "schemaRef", new XAttribute(CustomXml + "uri", BindingNames.Binding.NamespaceName)))))),
            [OfficePackage.RelationshipsOf(Item)] = Bytes(Related(new XDocument(new XElement(OfficePackage.Relationships + "Relationships")), prefix + "customXmlProps", Properties)),
            [OfficePackage.RelationshipsOf(mainPart)] = Bytes(Related(
                package.Xml(OfficePackage.RelationshipsOf(mainPart)) ?? new XDocument(new XElement(OfficePackage.Relationships + "Relationships")),
                prefix + "customXml",
                Item)),
        };
    }

    private static void AddType(XDocument types, string part, string type) =>
        types.Root!.Add(new XElement(OfficePackage.Types + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", type)));

    private static XDocument Related(XDocument relationships, string type, string target)
    {
        var taken = relationships.Root!.Elements().Select(element => (string?)element.Attribute("Id")).ToHashSet();
        var id = 1;
        while (taken.Contains(string.Create(CultureInfo.InvariantCulture, $"rId{id}")))
        {
            id++;
        }
        relationships.Root.Add(new XElement(
            OfficePackage.Relationships + "Relationship",
            new XAttribute("Id", string.Create(CultureInfo.InvariantCulture, $"rId{id}")),
            new XAttribute("Type", type),
            new XAttribute("Target", "/" + target)));
        return relationships;
    }

    // An identifier of the item within the document; made from its bytes, so that the same label gives the same file.
    private static string Identifier(byte[] binding) => new Guid(SHA256.HashData(binding).AsSpan(0, 16)).ToString("B").ToUpperInvariant();

    private static byte[] Bytes(XDocument document)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            document.Save(writer);
        }
        return bytes.ToArray();
    }
}
