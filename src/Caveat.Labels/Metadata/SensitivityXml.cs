using System.Collections.Immutable;
using System.Xml.Linq;
using Caveat.Labels.Policies;
using static Caveat.Labels.Metadata.LabelXmlNames;

namespace Caveat.Labels.Metadata;

/// <summary>Policy, classification and categories in XML: the part that labels and clearances share.</summary>
internal static class SensitivityXml
{
    public static Label? Read(XElement information, ref string? error)
    {
        var classification = Only(information, "Classification", ref error);
        var policy = ReadPolicy(information, ref error);
        var word = Collapse(classification?.Value ?? "");
        if (word.Length == 0)
        {
            error ??= $"The label{Where(information)} has no Classification.";
        }
        var categories = ReadCategories(information, policy, ref error);
        return error is null ? new Label(policy, word, categories) : null;
    }

    public static PolicyId ReadPolicy(XElement parent, ref string? error)
    {
        var identifier = Only(parent, "PolicyIdentifier", ref error);
        if (identifier is null)
        {
            error ??= $"The label{Where(parent)} has no PolicyIdentifier.";
        }
        else if (!PolicyId.TryParse(Collapse(identifier.Value), out var policy))
        {
            error ??= $"The policy \"{Shown(identifier.Value)}\"{Where(identifier)} is no name: write 1 to 64 printable characters, such as NATO.";
        }
        else if (SecurityPolicies.BuiltIn.TryFindByOid(UriOf(identifier), out var named) && !named.IsCalled(policy))
        {
            // Fails closed: a label of two policies could be read at the lower.
            error ??= $"The policy \"{policy}\"{Where(identifier)} has the object identifier of {named.Id}: correct one of them.";
        }
        else
        {
            return policy;
        }
        return default;
    }

    public static XElement WritePolicy(PolicyId policy, XNamespace space) => new(
        space + "PolicyIdentifier",
        SecurityPolicies.BuiltIn.TryFind(policy, out var known) && known.Oid.Length > 0 ? new XAttribute("URI", "urn:oid:" + known.Oid) : null,
        policy.Name);

    public static ImmutableArray<Category> ReadCategories(XElement parent, PolicyId policy, ref string? error)
    {
        var categories = ImmutableArray.CreateBuilder<Category>();
        foreach (var element in All(parent, "Category"))
        {
            var tag = Attribute(element, "TagName");
            if (tag.Length == 0)
            {
                error ??= $"The category{Where(element)} has no TagName.";
            }
            if (!TryReadType(Attribute(element, "Type"), out var type))
            {
                error ??= $"The category \"{Shown(tag)}\"{Where(element)} has the type \"{Shown(Attribute(element, "Type"))}\": write RESTRICTIVE, PERMISSIVE or INFORMATIVE.";
            }
            if (All(element, "BitStringValue").Any())
            {
                // Fail closed: bits without their table could be any restriction.
                error ??= $"The category \"{Shown(tag)}\"{Where(element)} has bits for values: write GenericValue elements.";
            }
            // Values in IntegerValue are outside the standard's prose and are kept as their digits.
            var values = element.Elements()
                .Where(value => Is(value, "GenericValue") || Is(value, "IntegerValue"))
                .Select(value => Collapse(value.Value))
                .Where(value => value.Length > 0);
            categories.Add(new Category(type, Corrected(tag, policy), [.. values]) { Uri = UriOf(element) });
        }
        return categories.ToImmutable();
    }

    public static XElement[] WriteCategories(ImmutableArray<Category> categories, XNamespace space) =>
        [.. categories.Select(category => new XElement(
            space + "Category",
            new XAttribute("TagName", category.TagName),
            new XAttribute("Type", category.Type.ToString().ToUpperInvariant()),
            category.Uri.Length == 0 ? null : new XAttribute("URI", category.Uri),
            category.Values.Select(value => new XElement(space + "GenericValue", value))))];

    public static bool TryReadType(string text, out CategoryType type)
    {
        type = default;
        // Enum.TryParse also takes digits and lists, which the standard does not have.
        return text.Length > 0 && text.All(char.IsAsciiLetter) && Enum.TryParse(text, ignoreCase: true, out type);
    }

    // ADatP-4774's own early tables used another name for the tag.
    private static string Corrected(string tag, PolicyId policy) =>
        policy == PolicyId.Nato && tag.Equals("Special Category Designators", StringComparison.OrdinalIgnoreCase) ? "Additional Sensitivity" : tag;

    public static string UriOf(XElement element) => Attribute(element, "URI") is { Length: > 0 } uri ? uri : Attribute(element, "URL");
}
