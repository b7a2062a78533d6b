using System.Security.Cryptography.Xml;
using System.Xml;

namespace Caveat.Labels.Bindings.Signatures;

/// <summary>Exclusive canonical XML without comments, of a document or an element.</summary>
internal static class Canonical
{
    /// <summary>The bytes of <paramref name="element"/> with all that is in it but <paramref name="without"/>.</summary>
    public static byte[] Of(XmlElement element, XmlElement? without)
    {
        var alone = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var copy = (XmlElement)alone.ImportNode(element, deep: true);
        alone.AppendChild(copy);
        // Prefixes that are declared further out; the canonical form keeps those that are used.
        for (var outer = element.ParentNode as XmlElement; outer is not null; outer = outer.ParentNode as XmlElement)
        {
            foreach (XmlAttribute attribute in outer.Attributes)
            {
                if (attribute.NamespaceURI == "http://www.w3.org/2000/xmlns/" && !copy.HasAttribute(attribute.Name))
                {
                    copy.SetAttributeNode((XmlAttribute)alone.ImportNode(attribute, deep: true));
                }
            }
        }
        if (without is not null)
        {
            Remove(copy, PathOf(without, element));
        }
        var transform = new XmlDsigExcC14NTransform();
        transform.LoadInput(alone);
        using var bytes = new MemoryStream();
        ((Stream)transform.GetOutput(typeof(Stream))).CopyTo(bytes);
        return bytes.ToArray();
    }

    // The positions of the children on the way down; the copy has the same.
    private static Stack<int> PathOf(XmlElement element, XmlElement root)
    {
        var path = new Stack<int>();
        for (XmlNode node = element; node != root; node = node.ParentNode!)
        {
            var position = 0;
            for (var before = node.PreviousSibling; before is not null; before = before.PreviousSibling)
            {
                position++;
            }
            path.Push(position);
        }
        return path;
    }

    private static void Remove(XmlNode root, Stack<int> path)
    {
        var node = root;
        foreach (var position in path)
        {
            node = node.ChildNodes[position]!;
        }
        node.ParentNode!.RemoveChild(node);
    }
}
