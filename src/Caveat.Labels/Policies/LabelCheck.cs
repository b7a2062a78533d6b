using System.Collections.Immutable;

namespace Caveat.Labels.Policies;

/// <summary>Holds a label against its policy. Order: classification, each category, rules between them, what is missing.</summary>
internal static class LabelCheck
{
    public static List<string> Faults(SecurityPolicy policy, Label label, bool issuing)
    {
        List<string> faults = [];
        if (!policy.IsCalled(label.Policy))
        {
            faults.Add($"The label's policy is {label.Policy} and not {policy.Id}.");
            return faults;
        }
        if (!policy.TryFind(label.Classification, out var classification))
        {
            faults.Add($"The policy {policy.Id} has no classification \"{ShownText.Of(label.Classification)}\": write one of {string.Join(", ", policy.Classifications.Select(entry => entry.Name))}.");
        }
        else
        {
            CheckObsolete(classification.Name, classification.IsObsolete, issuing, faults);
            CheckRules(classification.Name, classification.Rules, label, faults);
        }
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (var category in label.Categories)
        {
            if (!policy.TryFindTagSet(category.TagName, out var tagSet))
            {
                faults.Add($"The policy {policy.Id} has no category \"{ShownText.Of(category.TagName)}\".");
            }
            else if (!seen.Add(tagSet.TagName))
            {
                faults.Add($"The category {tagSet.TagName} stands on the label twice: join the values.");
            }
            else
            {
                CheckCategory(policy, tagSet, category, label, issuing, faults);
            }
        }
        foreach (var tagSet in policy.TagSets)
        {
            if (tagSet.IsRequired && !seen.Contains(tagSet.TagName))
            {
                faults.Add($"A label of {policy.Id} must have the category {tagSet.TagName}.");
            }
        }
        return faults;
    }

    private static void CheckCategory(SecurityPolicy policy, CategoryTagSet tagSet, Category category, Label label, bool issuing, List<string> faults)
    {
        if (category.Type != tagSet.Type)
        {
            faults.Add($"The category {tagSet.TagName} is {tagSet.Type.ToString().ToLowerInvariant()} and not {category.Type.ToString().ToLowerInvariant()}.");
        }
        Add(tagSet.Limits.Fault(tagSet.TagName, label.Classification), faults);
        CheckRules(tagSet.TagName, tagSet.Rules, label, faults);
        var displayed = 0;
        var values = category.Values.Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        foreach (var text in values)
        {
            if (policy.ValueOf(tagSet, text) is not { } value)
            {
                faults.Add($"The category {tagSet.TagName} has no value \"{ShownText.Of(text)}\".");
                continue;
            }
            displayed += value.Announces.Length == 0 ? 1 : 0;
            var subject = $"{tagSet.TagName} {text}";
            CheckObsolete(subject, value.IsObsolete, issuing, faults);
            Add(value.Limits.Fault(subject, label.Classification), faults);
            CheckRules(subject, value.Rules, label, faults);
        }
        if (displayed < tagSet.MinValues || displayed > tagSet.MaxValues)
        {
            faults.Add(tagSet.MinValues == tagSet.MaxValues
                ? $"The category {tagSet.TagName} must have {tagSet.MinValues} value and has {displayed}."
                : $"The category {tagSet.TagName} must have at least {tagSet.MinValues} value{(tagSet.MaxValues == int.MaxValue ? "" : $" and at most {tagSet.MaxValues}")} and has {displayed}.");
        }
        CheckAnnouncements(tagSet, values, label, faults);
        CheckOwner(tagSet, values, label, faults);
    }

    private static void CheckAnnouncements(CategoryTagSet tagSet, ImmutableArray<string> values, Label label, List<string> faults)
    {
        foreach (var value in tagSet.Values.Where(value => value.Announces.Length > 0))
        {
            var isAnnounced = values.Contains(value.Name, StringComparer.OrdinalIgnoreCase);
            if (isAnnounced != new CategoryReference(value.Announces, "").IsOn(label))
            {
                faults.Add(isAnnounced
                    ? $"{tagSet.TagName} {value.Name} announces the category {value.Announces}, which is missing."
                    : $"The category {value.Announces} needs the value {value.Name} in the category {tagSet.TagName}.");
            }
        }
    }

    // A release names its owner and someone else: a list of the owner alone releases nothing.
    private static void CheckOwner(CategoryTagSet tagSet, ImmutableArray<string> values, Label label, List<string> faults)
    {
        foreach (var owner in Owners(tagSet, label))
        {
            if (!values.Contains(owner, StringComparer.OrdinalIgnoreCase))
            {
                faults.Add($"The category {tagSet.TagName} must also have the value {owner}.");
            }
            else if (values.Length == 1)
            {
                faults.Add($"The category {tagSet.TagName} must have a value beside {owner}.");
            }
        }
    }

    /// <summary>The values that a list must have on this label without their counting as a release.</summary>
    public static IEnumerable<string> Owners(CategoryTagSet tagSet, Label label) =>
        tagSet.Includes.Length > 0 ? [tagSet.Includes]
        : tagSet.Repeats.Length == 0 ? []
        : label.Categories.FirstOrDefault(category => category.TagName.Equals(tagSet.Repeats, StringComparison.OrdinalIgnoreCase)) is { } repeated
            // What the repeated tag announces is no owner; its displayed values are values of this list.
            ? repeated.Values.Where(value => tagSet.Named(value) is not null)
        : [];

    private static void CheckObsolete(string subject, bool isObsolete, bool issuing, List<string> faults)
    {
        if (isObsolete && issuing)
        {
            faults.Add($"{subject} is obsolete: it is read on old labels and not put on new ones.");
        }
    }

    private static void CheckRules(string subject, ImmutableArray<CategoryRule> rules, Label label, List<string> faults)
    {
        foreach (var rule in rules)
        {
            if (!rule.IsKeptBy(label))
            {
                faults.Add(rule.Fault(subject));
            }
        }
    }

    private static void Add(string? fault, List<string> faults)
    {
        if (fault is not null)
        {
            faults.Add(fault);
        }
    }
}
