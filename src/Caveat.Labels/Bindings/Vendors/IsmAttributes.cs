using System.Xml.Linq;
using Caveat.Labels.Documents;
using Caveat.Labels.Grammar;
using Caveat.Labels.Metadata;

namespace Caveat.Labels.Bindings.Vendors;

/// <summary>The attributes of the US intelligence community's XML: <c>ism:classification</c>, <c>ism:ownerProducer</c> and the rest (IC-ISM). Every element that bears them counts.</summary>
internal static class IsmAttributes
{
    public const string Namespace = "urn:us:gov:ic:ism";

    private const string Source = "ISM attributes";

    // The letters of today, and the NATO ones of IC-ISM 2.
    private static readonly Dictionary<string, (PolicyId? Policy, Classification Level)> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["U"] = (null, Classification.Unclassified),
        ["R"] = (null, Classification.Restricted),
        ["C"] = (null, Classification.Confidential),
        ["S"] = (null, Classification.Secret),
        ["TS"] = (null, Classification.TopSecret),
        ["NU"] = (PolicyId.Nato, Classification.Unclassified),
        ["NR"] = (PolicyId.Nato, Classification.Restricted),
        ["NC"] = (PolicyId.Nato, Classification.Confidential),
        ["NCA"] = (PolicyId.Nato, Classification.Confidential),
        ["NS"] = (PolicyId.Nato, Classification.Secret),
        ["NS-S"] = (PolicyId.Nato, Classification.Secret),
        ["NS-A"] = (PolicyId.Nato, Classification.Secret),
        ["NSAT"] = (PolicyId.Nato, Classification.Secret),
        ["CTS"] = (PolicyId.Nato, Classification.TopSecret),
        ["CTS-B"] = (PolicyId.Nato, Classification.TopSecret),
        ["CTS-BALK"] = (PolicyId.Nato, Classification.TopSecret),
        ["CTSA"] = (PolicyId.Nato, Classification.TopSecret),
    };

    /// <summary>The labels, each once; a value that is unknown gives a problem.</summary>
    public static IEnumerable<FoundLabel> Read(XElement root, string part, List<string> problems)
    {
        var classification = XName.Get("classification", Namespace);
        foreach (var element in root.DescendantsAndSelf())
        {
            if ((string?)element.Attribute(classification) is not { } letter)
            {
                continue;
            }
            if (!Levels.TryGetValue(letter.Trim(), out var level))
            {
                // Fails closed: somebody classified this, and nobody here knows how high.
                problems.Add($"The attribute ism:classification says \"{ShownText.Of(letter)}\", which is no level that is known.");
                continue;
            }
            var owners = level.Policy is { } policy ? [policy] : Owners(element);
            if (owners is [var only] && only == PolicyId.Usa && MarkingText.TryParse(PortionOf(element, letter), out var controlled, out _, PolicyId.Usa))
            {
                yield return new FoundLabel(new ConfidentialityLabel(controlled), Source, part);
                continue;
            }
            foreach (var owner in owners)
            {
                yield return new FoundLabel(new ConfidentialityLabel(LabelText.Of(new Grade(owner, level.Level))), Source, part);
            }
        }
    }

    // The attributes hold the words of a portion mark; controls that make none leave the level alone to count.
    private static string PortionOf(XElement element, string letter)
    {
        var controls = Words(element, "disseminationControls").Where(word => word is not "REL").ToList();
        string[] sections =
        [
            letter.Trim(),
            string.Join('/', Words(element, "SCIcontrols")),
            string.Join('/', controls),
            Words(element, "releasableTo") is { Length: > 0 } nations ? $"REL TO {string.Join(", ", nations)}" : "",
        ];
        return $"({string.Join("//", sections.Where(section => section.Length > 0))})";
    }

    private static string[] Words(XElement element, string attribute) =>
        ((string?)element.Attribute(XName.Get(attribute, Namespace)) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // A joint document has several owners, and is under the rules of each.
    private static List<PolicyId> Owners(XElement element)
    {
        var named = ((string?)element.Attribute(XName.Get("ownerProducer", Namespace)) ?? "USA")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(owner => owner.StartsWith("NATO", StringComparison.OrdinalIgnoreCase) ? PolicyId.Nato : PolicyId.TryParse(owner, out var policy) ? policy : PolicyId.Usa)
            .Distinct()
            .ToList();
        return named.Count > 0 ? named : [PolicyId.Usa];
    }
}
