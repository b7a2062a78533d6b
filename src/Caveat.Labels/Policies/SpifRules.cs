using System.Collections.Immutable;
using System.Xml.Linq;

namespace Caveat.Labels.Policies;

/// <summary>The rules of a SPIF: required and excluded classes and categories.</summary>
internal static class SpifRules
{
    public static ClassificationLimits Limits(XElement element)
    {
        var allowed = SpifXml.Children(element, "requiredClass");
        var excluded = SpifXml.Children(element, "excludedClass");
        return allowed.Count + excluded.Count == 0
            ? ClassificationLimits.None
            : new ClassificationLimits([.. allowed.Select(SpifXml.Text)], [.. excluded.Select(SpifXml.Text)]);
    }

    public static ImmutableArray<CategoryRule> Read(XElement element)
    {
        var rules = ImmutableArray.CreateBuilder<CategoryRule>();
        foreach (var required in SpifXml.Children(element, "requiredCategory"))
        {
            SpifXml.ExpectChildren(required, "categoryGroup");
            var demand = SpifXml.Required(required, "operation") switch
            {
                "onlyOne" => CategoryDemand.OnlyOne,
                "oneOrMore" => CategoryDemand.OneOrMore,
                "all" => CategoryDemand.All,
                _ => throw SpifXml.Fault(required, "has an operation that is none of onlyOne, oneOrMore and all"),
            };
            rules.Add(new CategoryRule(demand, [.. SpifXml.Children(required, "categoryGroup").Select(Reference)]));
        }
        var excluded = SpifXml.Children(element, "excludedCategory");
        if (excluded.Count > 0)
        {
            rules.Add(new CategoryRule(CategoryDemand.None, [.. excluded.Select(Reference)]));
        }
        return rules.ToImmutable();
    }

    private static CategoryReference Reference(XElement element)
    {
        SpifXml.ExpectAttributes(element, "tagSetRef", "tagType", "enumType", "tag7Encoding", "lacv", "name");
        var set = SpifXml.Required(element, "tagSetRef");
        var number = SpifXml.Optional(element, "lacv");
        return new CategoryReference(SetName(element, set), number.Length == 0 ? SpifXml.Optional(element, "name") : ValueName(element, set, number));
    }

    private static string SetName(XElement element, string set) => SpifXml.Required(Set(element, set), "name");

    private static string ValueName(XElement element, string set, string number) => SpifXml.Required(
        SpifXml.Children(Set(element, set), "securityCategoryTag")
            .SelectMany(tag => SpifXml.Children(tag, "tagCategory"))
            .FirstOrDefault(value => SpifXml.Optional(value, "lacv") == number)
            ?? throw SpifXml.Fault(element, $"refers to the number \"{ShownText.Of(number)}\", which the category \"{ShownText.Of(set)}\" does not have"),
        "name");

    // A rule may name a set that stands further down.
    private static XElement Set(XElement element, string set) =>
        SpifXml.Child(element.AncestorsAndSelf().Last(), "securityCategoryTagSets")?.Elements()
            .FirstOrDefault(entry => SpifXml.Optional(entry, "name") == set || SpifXml.Optional(entry, "id") == set)
        ?? throw SpifXml.Fault(element, $"refers to the category \"{ShownText.Of(set)}\", which the SPIF does not have");
}
