using System.Text;
using System.Xml;

namespace Caveat.Labels.Documents.Xmp;

/// <summary>Reads an XMP packet (ISO 16684-1): the labels bound in it, and every text under the name of its property.</summary>
internal static class XmpText
{
    public static void Read(string packet, DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        // A packet wrapper's processing instructions and padding surround the XML.
        var xml = packet.Trim().TrimStart('\uFEFF');
        if (xml.Length == 0)
        {
            return;
        }
        MachineLabels.ReadPart(Encoding.UTF8.GetBytes(xml), part.Within("XMP"), into, reader);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ConformanceLevel = ConformanceLevel.Fragment, CheckCharacters = false };
        try
        {
            using var markup = XmlReader.Create(new StringReader(xml), settings);
            Read(markup, part, into);
        }
        catch (XmlException)
        {
            // Not well-formed: still text that somebody wrote. Fail closed and read it as it stands.
            into.Add(new Passage(xml, Place.Property, part.Within("XMP")));
        }
    }

    private static void Read(XmlReader markup, DocumentPart part, DocumentBuilder into)
    {
        List<string> properties = [];
        while (markup.Read())
        {
            if (markup.Depth > into.Limits.XmlDepth)
            {
                throw new DocumentRefusedException("its XMP metadata nests too deep");
            }
            switch (markup.NodeType)
            {
                case XmlNodeType.Element:
                    properties.RemoveRange(Math.Min(markup.Depth, properties.Count), Math.Max(0, properties.Count - markup.Depth));
                    properties.Add(IsList(markup) && properties.Count > 0 ? properties[^1] : markup.LocalName);
                    while (markup.MoveToNextAttribute())
                    {
                        if (markup.Prefix != "xmlns" && markup.Name is not ("xmlns" or "xml:lang"))
                        {
                            into.Add(new Passage(markup.Value, Place.Property, part.Within($"XMP {markup.LocalName}")));
                        }
                    }
                    markup.MoveToElement();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    var property = markup.Depth > 0 && markup.Depth <= properties.Count ? " " + properties[markup.Depth - 1] : "";
                    into.Add(new Passage(markup.Value, Place.Property, part.Within("XMP" + property)));
                    break;
                case XmlNodeType.Comment:
                    into.Add(new Passage(markup.Value, Place.Comment, part.Within("XMP")));
                    break;
            }
        }
    }

    // rdf:Alt, rdf:Bag, rdf:Seq and rdf:li stand between a property and its values.
    private static bool IsList(XmlReader markup) => markup.NamespaceURI == "http://www.w3.org/1999/02/22-rdf-syntax-ns#" && markup.LocalName is "Alt" or "Bag" or "Seq" or "li";
}
