using System.Diagnostics.CodeAnalysis;
using System.Xml.Linq;
using Caveat.Labels.Policies;
using static Caveat.Labels.Metadata.LabelXmlNames;

namespace Caveat.Labels.Metadata;

/// <summary>Reads and writes the XML of a clearance (STANAG 4774 ConfidentialityClearance, schema 1.2). As careful with its input as <see cref="LabelXml"/>; stateless and thread-safe.</summary>
public static class ClearanceXml
{
    /// <summary>The namespace that is written.</summary>
    public const string Namespace = ClearanceUri;

    /// <summary>Reads one clearance from a whole XML document of at most 1 MiB.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> xml, [NotNullWhen(true)] out Clearance? clearance, [NotNullWhen(false)] out string? error)
    {
        clearance = null;
        return SafeXml.TryParse(xml, out var root, out error) && TryRead(root, out clearance, out error);
    }

    /// <summary>Reads one clearance from its element.</summary>
    public static bool TryRead(XElement element, [NotNullWhen(true)] out Clearance? clearance, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(element);
        clearance = null;
        error = null;
        if (!Is(element, "ConfidentialityClearance"))
        {
            error = $"The element \"{Shown(element.Name.LocalName)}\"{Where(element)} is no clearance of STANAG 4774.";
            return false;
        }
        var policy = SensitivityXml.ReadPolicy(element, ref error);
        var list = Only(element, "ClassificationList", ref error);
        var words = list is null ? [] : All(list, "Classification").Select(word => Collapse(word.Value)).Where(word => word.Length > 0).ToArray();
        if (words.Length == 0)
        {
            error ??= $"The clearance{Where(element)} has no ClassificationList with a Classification.";
        }
        var categories = SensitivityXml.ReadCategories(element, policy, ref error);
        if (error is null)
        {
            clearance = new Clearance(policy, [.. words], categories);
        }
        return error is null;
    }

    /// <summary>Writes a clearance.</summary>
    /// <exception cref="ArgumentException">It has no classification, or a text that XML would not give back as it is.</exception>
    public static XElement ToElement(Clearance clearance)
    {
        ArgumentNullException.ThrowIfNull(clearance);
        if (clearance.Classifications.IsEmpty)
        {
            throw new ArgumentException("The clearance has no classification.", nameof(clearance));
        }
        foreach (var classification in clearance.Classifications)
        {
            if (LabelFaults.OfText(new Label(clearance.Policy, classification, clearance.Categories)) is { } fault)
            {
                throw new ArgumentException(fault, nameof(clearance));
            }
        }
        var space = ClearanceNamespace;
        return new XElement(
            space + "ConfidentialityClearance",
            new XAttribute(XNamespace.Xmlns + "sclr", space.NamespaceName),
            SensitivityXml.WritePolicy(clearance.Policy, space),
            new XElement(space + "ClassificationList", clearance.Classifications.Select(classification => new XElement(space + "Classification", classification))),
            SensitivityXml.WriteCategories(clearance.Categories, space));
    }
}
