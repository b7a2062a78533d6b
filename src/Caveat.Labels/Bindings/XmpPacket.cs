using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Caveat.Labels.Bindings;

/// <summary>A binding in an XMP packet: the property <c>bindingInformation</c> (ADatP-4778.2 chapter 10; ISO 16684-1). The packet is untrusted.</summary>
public static class XmpPacket
{
    private const string Start = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";
    private const string End = "\n<?xpacket end=\"w\"?>";

    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XName Property = BindingNames.Xmp + "bindingInformation";

    /// <summary>The bindings of the packet as XML documents of their own; none when it has none.</summary>
    /// <param name="error">One sentence when the packet, or a binding's form in it, cannot be read.</param>
    public static bool TryFind(ReadOnlyMemory<byte> packet, out IReadOnlyList<ReadOnlyMemory<byte>> bindings, [NotNullWhen(false)] out string? error)
    {
        bindings = [];
        if (!UntrustedXml.TryLoad(packet, out XDocument? document, out error))
        {
            return false;
        }
        var found = new List<ReadOnlyMemory<byte>>();
        foreach (var element in document.Descendants(Property))
        {
            var nested = element.Descendants(BindingNames.BindingInformation).ToList();
            if (nested.Count > 0)
            {
                found.AddRange(nested.Select(binding => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(binding.ToString(SaveOptions.DisableFormatting))));
            }
            else
            {
                // A simple value, or a bag of them.
                var values = element.Descendants(Rdf + "li").Select(item => item.Value).ToList();
                found.AddRange((values.Count > 0 ? values : [element.Value]).Select(Decode));
            }
        }
        found.AddRange(document.Descendants().Attributes(Property).Select(attribute => Decode(attribute.Value)));
        bindings = found;
        return true;
    }

    /// <summary>A packet that holds the binding as a simple value, and all else that <paramref name="packet"/> holds; an empty packet gives a new one.</summary>
    public static bool TryWrite(ReadOnlyMemory<byte> packet, ReadOnlySpan<byte> binding, out byte[] written, [NotNullWhen(false)] out string? error)
    {
        written = [];
        XElement? meta = null;
        if (packet.Length > 0)
        {
            if (!UntrustedXml.TryLoad(packet, out XDocument? document, out error))
            {
                return false;
            }
            meta = document.Root!.Name == Rdf + "RDF"
                ? new XElement(Meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", Meta.NamespaceName), document.Root)
                : document.Root;
        }
        meta ??= new XElement(
            Meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", Meta.NamespaceName),
            new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf.NamespaceName)));
        // First, so that no rdf:RDF is taken that lies in a property and goes with it.
        meta.Descendants(Property).Remove();
        meta.Descendants().Attributes(Property).Remove();
        if (meta.DescendantsAndSelf(Rdf + "RDF").FirstOrDefault() is not { } rdf)
        {
            error = "The XMP packet has no rdf:RDF element that a property could be added to.";
            return false;
        }
        rdf.Add(new XElement(
            Rdf + "Description",
            new XAttribute(Rdf + "about", ""),
            new XAttribute(XNamespace.Xmlns + "mbxmp", BindingNames.Xmp.NamespaceName),
            new XElement(Property, Encoding.UTF8.GetString(binding))));

        var text = new StringBuilder(Start);
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            meta.Save(writer);
        }
        written = Encoding.UTF8.GetBytes(text.Append(End).ToString());
        error = null;
        return true;
    }

    private static ReadOnlyMemory<byte> Decode(string value)
    {
        var text = value.Trim();
        if (!text.StartsWith('<'))
        {
            var bytes = new byte[text.Length];
            if (Convert.TryFromBase64String(text, bytes, out var length))
            {
                return bytes.AsMemory(0, length);
            }
        }
        return Encoding.UTF8.GetBytes(text);
    }
}
