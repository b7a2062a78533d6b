using System.Xml;
using System.Xml.Linq;
using Caveat.Labels.Bindings.Vendors;
using Caveat.Labels.Documents;

namespace Caveat.Labels.Bindings;

/// <summary>What the format readers ask about a piece of XML: does it bind labels, and what do they say?</summary>
internal static class BindingParts
{
    private const string Source = "STANAG 4778 binding";

    /// <summary>
    /// Reads every label in the XML, which may be a binding, an XMP packet, a bare STANAG 4774 label, hold any of them inside, bear ISM attributes,
    /// or be Microsoft's or Boldon James's list of labels. False when it holds none of these.
    /// </summary>
    /// <param name="problem">Empty, or one sentence on what could not be read: then the part counts as unread, and the labels that were read still count.</param>
    /// <param name="mapping">What an organisation's label identifiers mean; null knows none.</param>
    public static bool TryRead(ReadOnlyMemory<byte> xml, string part, out IReadOnlyList<FoundLabel> labels, out string problem, LabelMapping? mapping = null)
    {
        (labels, problem) = ([], "");
        if (!HoldsLabels(xml))
        {
            return false;
        }
        // Fails closed from here on: there is a label, so what cannot be read of it is a problem.
        if (!UntrustedXml.TryLoad(xml, out XDocument? document, out var error) || !XmpPacket.TryFind(xml, out var packed, out error))
        {
            problem = error;
            return true;
        }
        mapping ??= LabelMapping.None;
        var root = document.Root!;
        var problems = new List<string>();
        List<FoundLabel> found =
        [
            .. Of(BindingTree.Read(root), part, problems),
            .. IsmAttributes.Read(root, part, problems),
            .. MipLabelList.Read(root, mapping).Concat(BoldonJamesProperties.Read(root, mapping)).Select(label => label with { Part = part }),
        ];
        foreach (var binding in packed)
        {
            // A binding that stands in the packet as elements was read with it; once more does no harm.
            if (BindingXml.TryRead(binding, out var read, out error))
            {
                found.AddRange(Of(read, part, problems));
            }
            else
            {
                problems.Add(error);
            }
        }
        labels = [.. found.Distinct()];
        problem = problems.FirstOrDefault("");
        return true;
    }

    private static IEnumerable<FoundLabel> Of(Binding binding, string part, List<string> problems)
    {
        problems.AddRange(binding.Problems);
        return binding.Labels.Select(label => new FoundLabel(label, Source, part));
    }

    // Streams, so that a large part without labels costs no tree. What is no XML holds none: the format reader says that it is damaged.
    private static bool HoldsLabels(ReadOnlyMemory<byte> xml)
    {
        try
        {
            using var reader = UntrustedXml.Open(xml);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && IsLabel(reader))
                {
                    return true;
                }
            }
        }
        catch (Exception failure) when (UntrustedXml.IsDamage(failure))
        {
            return false;
        }
        return false;
    }

    private static bool IsLabel(XmlReader reader) =>
        reader.NamespaceURI is MipLabelList.Namespace or BoldonJamesProperties.Namespace
        || reader.NamespaceURI == BindingNames.Binding.NamespaceName
        || reader.NamespaceURI == BindingNames.Xmp.NamespaceName
        || reader.NamespaceURI == BindingNames.Label.NamespaceName
        || (reader.HasAttributes
            && (reader.GetAttribute("classification", IsmAttributes.Namespace) is not null
                || reader.GetAttribute("bindingInformation", BindingNames.Xmp.NamespaceName) is not null));
}
