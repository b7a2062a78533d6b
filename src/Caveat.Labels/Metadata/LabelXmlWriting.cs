using System.Xml.Linq;

namespace Caveat.Labels.Metadata;

/// <summary>The strict writing of a label's XML, in the order of the schema (version 1.3). Expects a label without faults.</summary>
internal static class LabelXmlWriting
{
    private static readonly XNamespace Space = LabelXmlNames.Namespace;

    public static XElement Write(ConfidentialityLabel label)
    {
        var element = WriteBody(label, label.Role switch
        {
            LabelRole.Alternative => "alternativeConfidentialityLabel",
            LabelRole.Metadata => "metadataConfidentialityLabel",
            _ => "originatorConfidentialityLabel",
        });
        element.Add(new XAttribute(XNamespace.Xmlns + "slab", Space.NamespaceName));
        return element;
    }

    private static XElement WriteBody(ConfidentialityLabel label, string name) => new(
        Space + name,
        label.Id.Length == 0 ? null : new XAttribute("Id", label.Id),
        label.ReviewAt is { } review ? new XAttribute("ReviewDateTime", LabelTime.Write(review)) : null,
        new XElement(
            Space + "ConfidentialityInformation",
            SensitivityXml.WritePolicy(label.Label.Policy, Space),
            new XElement(Space + "Classification", label.Label.Classification),
            label.PrivacyMark.Length == 0 ? null : new XElement(Space + "PrivacyMark", label.PrivacyMark),
            SensitivityXml.WriteCategories(label.Label.Categories, Space)),
        label.Originator is { } originator
            ? new XElement(Space + "OriginatorID", new XAttribute("IDType", originator.IdType), originator.Value)
            : null,
        new XElement(Space + "CreationDateTime", LabelTime.Write(label.CreatedAt!.Value)),
        label.Succession is { } succession
            ? new XElement(
                Space + "SuccessionHandling",
                new XElement(Space + "SuccessionDateTime", LabelTime.Write(succession.At)),
                WriteBody(succession.Successor, "SuccessorConfidentialityLabel"))
            : null);
}
