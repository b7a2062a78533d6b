using System.Collections.Immutable;

namespace Caveat.Labels.Policies;

/// <summary>The one label that stands for several (ADatP-4774.1 §4.4, rules 1 to 9): a valid label, or an escalation. Pure and thread-safe.</summary>
/// <remarks>
/// The order of the labels does not matter, and a valid label dominates itself. A category is dropped only where that leaves the owner alone with the text;
/// where dropping it would let more people in, the answer is an escalation.
/// </remarks>
public static class Dominance
{
    /// <summary>The dominant of <paramref name="labels"/> by the policies that come with the library.</summary>
    public static DominanceResult Of(IReadOnlyCollection<Label> labels) => Of(labels, SecurityPolicies.BuiltIn);

    /// <summary>The dominant of <paramref name="labels"/>.</summary>
    public static DominanceResult Of(IReadOnlyCollection<Label> labels, SecurityPolicies policies)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(policies);
        var highest = labels.Select(policies.GradeOf).Aggregate(Grade.Unmarked, Grade.Highest);
        if (labels.Count == 0)
        {
            return new Escalation("There is no label to take the dominant of.", highest);
        }
        var first = labels.First();
        // Rules 1 and 2. Labels of other policies are mapped by the caller, who knows which policy is wanted.
        if (labels.FirstOrDefault(label => label.Policy != first.Policy) is { } foreign)
        {
            return new Escalation($"The labels are of the policies {first.Policy} and {foreign.Policy}: map them to one policy first.", highest);
        }
        if (!policies.TryFind(first.Policy, out var policy))
        {
            return new Escalation($"The policy \"{first.Policy}\" is not known here.", highest);
        }
        foreach (var label in labels)
        {
            if (policy.Validate(label) is [var fault, ..])
            {
                return new Escalation(fault, highest);
            }
        }
        return Join(policy, labels, highest);
    }

    private static DominanceResult Join(SecurityPolicy policy, IReadOnlyCollection<Label> labels, Grade highest)
    {
        // Rule 3: the policy's first classification, as they are ordered, that any label has.
        var classification = policy.Classifications.First(entry => labels.Any(label => entry.Is(label.Classification)));
        List<Category> categories = [];
        foreach (var tagSet in policy.TagSets)
        {
            var found = labels
                .Select(label => label.Categories.FirstOrDefault(category => tagSet.Is(category.TagName))?.Values ?? [])
                .ToList();
            var values = tagSet.Type == CategoryType.Permissive ? Intersect(found) : Unite(found);
            if (values.Length > 0)
            {
                categories.Add(new Category(tagSet.Type, tagSet.TagName, values) { Uri = tagSet.Uri });
            }
            else if (tagSet is { Type: CategoryType.Permissive, Absence: CategoryAbsence.Everyone } && found.Any(list => list.Length > 0))
            {
                // Rules 5 and 6 would drop the category and let in people whom a part keeps out. Fails closed.
                return new Escalation($"The labels agree on no value of {tagSet.TagName}, and without that category more people could read than before.", highest);
            }
        }
        var joined = Settle(policy, new Label(labels.First().Policy, classification.Name, [.. categories]));
        // Rule 9.
        return policy.Validate(joined) is [var fault, ..] ? new Escalation(fault, highest) : new DominantLabel(joined);
    }

    // Rules 4, 5 and 6: a list that is missing counts as empty.
    private static ImmutableArray<string> Intersect(List<ImmutableArray<string>> lists) =>
        [.. lists[0].Distinct(StringComparer.OrdinalIgnoreCase).Where(value => lists.TrueForAll(list => list.Contains(value, StringComparer.OrdinalIgnoreCase)))];

    // Rules 7 and 8.
    private static ImmutableArray<string> Unite(List<ImmutableArray<string>> lists) =>
        [.. lists.SelectMany(list => list).Distinct(StringComparer.OrdinalIgnoreCase)];

    // What a drop leaves behind: a release that names its owner alone releases nothing, its announcement announces nothing,
    // and an informative value that the rest excludes has nothing left to say (rule 8 only allows it).
    private static Label Settle(SecurityPolicy policy, Label label)
    {
        foreach (var tagSet in policy.TagSets)
        {
            if (Find(label, tagSet.TagName) is not { } category)
            {
                continue;
            }
            if (tagSet.Absence == CategoryAbsence.Owner && category.Values is [var only] && LabelCheck.Owners(tagSet, label).Contains(only, StringComparer.OrdinalIgnoreCase))
            {
                label = Without(label, category, []);
            }
            else if (tagSet.Type == CategoryType.Informative)
            {
                label = Without(label, category, [.. category.Values.Where(value => MayStand(policy, tagSet, value, label))]);
            }
        }
        foreach (var tagSet in policy.TagSets)
        {
            if (Find(label, tagSet.TagName) is { } category)
            {
                label = Without(label, category, [.. category.Values.Where(value =>
                    tagSet.Named(value) is not { Announces.Length: > 0 } announcing || Find(label, announcing.Announces) is not null)]);
            }
        }
        return label;
    }

    private static bool MayStand(SecurityPolicy policy, CategoryTagSet tagSet, string text, Label label) =>
        tagSet.Limits.Fault("", label.Classification) is null
        && tagSet.Rules.All(rule => rule.IsKeptBy(label))
        && policy.ValueOf(tagSet, text) is { } value
        && value.Limits.Fault("", label.Classification) is null
        && value.Rules.All(rule => rule.IsKeptBy(label));

    private static Category? Find(Label label, string tagName) =>
        label.Categories.FirstOrDefault(category => category.TagName.Equals(tagName, StringComparison.OrdinalIgnoreCase));

    private static Label Without(Label label, Category category, ImmutableArray<string> values) =>
        values.Length == category.Values.Length ? label
        : label with { Categories = values.IsEmpty ? label.Categories.Remove(category) : label.Categories.Replace(category, category with { Values = values }) };
}
