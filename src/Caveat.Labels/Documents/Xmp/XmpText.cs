using System.Text;
using System.Xml;
using Caveat.Labels.Bindings;

namespace Caveat.Labels.Documents.Xmp;

/// <summary>Reads an XMP packet (ISO 16684-1): the labels bound in it, and every text under the name of its property.</summary>
internal static class XmpText
{
    public static void Read(string packet, DocumentPart part, DocumentBuilder into)
    {
        // A packet wrapper's processing instructions and padding surround the XML.
        var xml = packet.Trim().TrimStart('\uFEFF');
        if (xml.Length == 0)
        {
            return;
        }
        if (BindingParts.TryRead(Encoding.UTF8.GetBytes(xml), part.Within("XMP"), out var labels, out var problem))
        {
            foreach (var label in labels)
            {
                into.Add(label);
            }
            if (problem.Length > 0)
            {
                into.Report(DocumentStatus.Unread, problem);
            }
        }
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ConformanceLevel = ConformanceLevel.Fragment, CheckCharacters = false };
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            Read(reader, part, into);
        }
        catch (XmlException)
        {
            // Not well-formed: still text that somebody wrote. Fail closed and read it as it stands.
            into.Add(new Passage(xml, Place.Property, part.Within("XMP")));
        }
    }

    private static void Read(XmlReader reader, DocumentPart part, DocumentBuilder into)
    {
        List<string> properties = [];
        while (reader.Read())
        {
            if (reader.Depth > into.Limits.XmlDepth)
            {
                throw new DocumentRefusedException("its XMP metadata nests too deep");
            }
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    properties.RemoveRange(Math.Min(reader.Depth, properties.Count), Math.Max(0, properties.Count - reader.Depth));
                    properties.Add(IsList(reader) && properties.Count > 0 ? properties[^1] : reader.LocalName);
                    while (reader.MoveToNextAttribute())
                    {
                        if (reader.Prefix != "xmlns" && reader.Name is not ("xmlns" or "xml:lang"))
                        {
                            into.Add(new Passage(reader.Value, Place.Property, part.Within($"XMP {reader.LocalName}")));
                        }
                    }
                    reader.MoveToElement();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    var property = reader.Depth > 0 && reader.Depth <= properties.Count ? " " + properties[reader.Depth - 1] : "";
                    into.Add(new Passage(reader.Value, Place.Property, part.Within("XMP" + property)));
                    break;
                case XmlNodeType.Comment:
                    into.Add(new Passage(reader.Value, Place.Comment, part.Within("XMP")));
                    break;
            }
        }
    }

    // rdf:Alt, rdf:Bag, rdf:Seq and rdf:li stand between a property and its values.
    private static bool IsList(XmlReader reader) => reader.NamespaceURI == "http://www.w3.org/1999/02/22-rdf-syntax-ns#" && reader.LocalName is "Alt" or "Bag" or "Seq" or "li";
}
