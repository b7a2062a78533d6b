using System.Collections.Immutable;
using System.Xml.Linq;

namespace Caveat.Labels.Policies;

/// <summary>The classifications of a SPIF and their equivalents.</summary>
internal static class SpifClassifications
{
    public static ImmutableArray<PolicyClassification> Read(List<XElement> elements, PolicyId policy)
    {
        var classifications = ImmutableArray.CreateBuilder<PolicyClassification>();
        foreach (var element in elements)
        {
            SpifXml.ExpectAttributes(element, "name", "lacv", "hierarchy", "color", "obsolete");
            SpifXml.ExpectChildren(element, "markingData", "equivalentClassification", "requiredCategory");
            var name = SpifXml.Required(element, "name");
            if (classifications.Any(entry => entry.Is(name)))
            {
                throw SpifXml.Fault(element, $"repeats the name \"{ShownText.Of(name)}\"");
            }
            var hierarchy = SpifXml.Number(element, "hierarchy", -1);
            if (hierarchy < 0)
            {
                throw SpifXml.Fault(element, "has no hierarchy");
            }
            var data = SpifXml.Children(element, "markingData");
            var owner = data.FirstOrDefault(entry => SpifMarkings.HasCode(entry, "replacePolicy"));
            classifications.Add(new PolicyClassification(name, hierarchy, LevelOf(name, hierarchy))
            {
                IsObsolete = SpifXml.Flag(element, "obsolete"),
                Phrases = SpifMarkings.Phrases([.. data.Where(entry => entry != owner)], name)
                    // The policy's name stands in front, or what replaces it: COSMIC.
                    .Select(phrase => phrase with { Text = $"{(owner is null ? policy.Name : SpifXml.Required(owner, "phrase"))} {phrase.Text}" })
                    .ToImmutableArray(),
                NamesOwner = owner is not null,
                Rules = SpifRules.Read(element),
            });
        }
        return classifications.ToImmutable();
    }

    public static ImmutableArray<ClassificationEquivalence> ReadEquivalences(List<XElement> elements, List<XElement> policies)
    {
        var equivalences = ImmutableArray.CreateBuilder<ClassificationEquivalence>();
        foreach (var element in elements)
        {
            foreach (var equivalent in SpifXml.Children(element, "equivalentClassification"))
            {
                var reference = SpifXml.Required(equivalent, "policyRef");
                var policy = policies.Find(entry => SpifXml.Optional(entry, "name") == reference || SpifXml.Optional(entry, "id") == reference)
                    ?? throw SpifXml.Fault(equivalent, $"refers to the policy \"{ShownText.Of(reference)}\", which equivalentPolicies does not have");
                if (!PolicyId.TryParse(SpifXml.Required(policy, "name"), out var id))
                {
                    throw SpifXml.Fault(policy, "names no policy");
                }
                equivalences.Add(Read(element, equivalent, id));
            }
        }
        return equivalences.ToImmutable();
    }

    private static ClassificationEquivalence Read(XElement element, XElement equivalent, PolicyId other)
    {
        SpifXml.ExpectAttributes(equivalent, "policyRef", "lacv", "applied");
        SpifXml.ExpectChildren(equivalent);
        var applied = SpifXml.Required(equivalent, "applied");
        if (applied is not ("encrypt" or "decrypt" or "both"))
        {
            throw SpifXml.Fault(equivalent, "has an applied that is none of encrypt, decrypt and both");
        }
        // The other policy's number means what the other policy says; only one that is known here can say it.
        if (!SecurityPolicies.BuiltIn.TryFind(other, out var policy)
            || policy.Classifications.FirstOrDefault(entry => (int)entry.Level == SpifXml.Number(equivalent, "lacv", -1) && !entry.IsObsolete) is not { } target)
        {
            throw SpifXml.Fault(equivalent, $"names a classification of {other} that is not known here");
        }
        return new ClassificationEquivalence(SpifXml.Required(element, "name"), other, target.Name, applied is "encrypt" or "both", applied is "decrypt" or "both");
    }

    // A SPIF orders its own classifications and knows no common scale: the standard's words have their level, and the rest go by
    // their hierarchy where it counts as NATO's does. Anything above is top secret.
    private static Classification LevelOf(string name, int hierarchy) => name.ToUpperInvariant() switch
    {
        "UNMARKED" => Classification.Unmarked,
        "UNCLASSIFIED" => Classification.Unclassified,
        "RESTRICTED" => Classification.Restricted,
        "CONFIDENTIAL" => Classification.Confidential,
        "SECRET" => Classification.Secret,
        "TOP SECRET" => Classification.TopSecret,
        _ => (Classification)Math.Clamp(hierarchy, (int)Classification.Unclassified, (int)Classification.TopSecret),
    };
}
