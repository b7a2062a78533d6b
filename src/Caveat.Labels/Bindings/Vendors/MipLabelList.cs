using System.Xml.Linq;
using Caveat.Labels.Documents;

namespace Caveat.Labels.Bindings.Vendors;

/// <summary>Microsoft sensitivity labels in <c>docMetadata/LabelInfo.xml</c>: identifiers only, so that nothing but a mapping gives them a meaning ([MS-OFFCRYPTO] 2.6.4).</summary>
internal static class MipLabelList
{
    public const string Namespace = "http://schemas.microsoft.com/office/2020/mipLabelMetadata";

    private const string Source = "Microsoft sensitivity label";

    public static IEnumerable<FoundLabel> Read(XElement root, LabelMapping mapping)
    {
        foreach (var label in root.DescendantsAndSelf(XName.Get("label", Namespace)))
        {
            // Fails closed: only a label that says it was taken off is left out.
            if ((string?)label.Attribute("removed") is not ("1" or "true")
                && (string?)label.Attribute("enabled") is not ("0" or "false")
                && VendorText.TryRead((string?)label.Attribute("id"), null, mapping, Source, out var found))
            {
                yield return found;
            }
        }
    }
}
