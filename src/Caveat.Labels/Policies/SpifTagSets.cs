using System.Collections.Immutable;
using System.Xml.Linq;

namespace Caveat.Labels.Policies;

/// <summary>The categories of a SPIF. A tag set is one category of STANAG 4774, so all of its tags must be of one type.</summary>
internal static class SpifTagSets
{
    public static CategoryTagSet Read(XElement set)
    {
        SpifXml.ExpectAttributes(set, "name", "id");
        SpifXml.ExpectChildren(set, "securityCategoryTag");
        var name = SpifXml.Required(set, "name");
        var tags = SpifXml.Children(set, "securityCategoryTag");
        if (tags.Count != 1)
        {
            throw SpifXml.Fault(set, $"has {tags.Count} tags and not one, so its values have no single type and count");
        }
        var tag = tags[0];
        SpifXml.ExpectAttributes(tag, "name", "tagType", "enumType", "tag7Encoding", "singleSelection", "minSelection", "maxSelection");
        SpifXml.ExpectChildren(tag, "tagCategory", "markingQualifier", "markingData");
        var values = SpifXml.Children(tag, "tagCategory").Select(ReadValue).ToImmutableArray();
        if (values.Select(value => value.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() != values.Length)
        {
            throw SpifXml.Fault(tag, "has two values of one name");
        }
        var (words, separator) = SpifMarkings.Qualifiers(tag);
        return new CategoryTagSet(name, TypeOf(tag))
        {
            Oid = SpifXml.Optional(set, "id"),
            Values = values,
            MinValues = Math.Max(1, SpifXml.Number(tag, "minSelection", 1)),
            MaxValues = SpifXml.Flag(tag, "singleSelection") ? 1 : SpifXml.Number(tag, "maxSelection", 0) is > 0 and var most ? most : int.MaxValue,
            // A tag that demands a selection demands itself.
            IsRequired = SpifXml.Number(tag, "minSelection", 0) > 0,
            Words = words,
            Separator = separator,
        };
    }

    private static CategoryValue ReadValue(XElement element)
    {
        SpifXml.ExpectAttributes(element, "name", "lacv", "obsolete");
        SpifXml.ExpectChildren(element, "markingData", "excludedClass", "requiredClass", "requiredCategory", "excludedCategory");
        var name = SpifXml.Required(element, "name");
        if (ValuePattern.IsOne(name))
        {
            throw SpifXml.Fault(element, "has a name with ?, # or *, which stand for others here");
        }
        var data = SpifXml.Children(element, "markingData");
        return new CategoryValue(name)
        {
            IsObsolete = SpifXml.Flag(element, "obsolete"),
            Portion = SpifMarkings.Portion(data),
            Phrases = SpifMarkings.Phrases(data, name),
            Limits = SpifRules.Limits(element),
            Rules = SpifRules.Read(element),
        };
    }

    private static CategoryType TypeOf(XElement tag) => (SpifXml.Required(tag, "tagType"), SpifXml.Optional(tag, "enumType")) switch
    {
        ("restrictive", _) or ("enumerated", "restrictive") => CategoryType.Restrictive,
        ("permissive", _) or ("enumerated", "permissive") => CategoryType.Permissive,
        ("tagType7", _) => CategoryType.Informative,
        var (type, _) => throw SpifXml.Fault(tag, $"has the type \"{ShownText.Of(type)}\", which is none of restrictive, permissive, enumerated and tagType7"),
    };
}
