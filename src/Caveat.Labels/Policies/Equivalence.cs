using System.Collections.Immutable;

namespace Caveat.Labels.Policies;

/// <summary>Says a label in another policy, where the policies have an equivalent in that direction. Pure and thread-safe.</summary>
/// <remarks>
/// Directional: France's CONFIDENTIEL DÉFENSE is protected as NATO CONFIDENTIAL, and NATO CONFIDENTIAL has no equivalent in France.
/// No restriction is dropped. Where the other policy can name its readers, only those are named who could read the original; elsewhere the
/// equivalent tells the protection that is due, and sharing it further is a matter of release.
/// </remarks>
public static class Equivalence
{
    private const string ReleasableTo = "Releasable To";
    private const string Only = "Only";

    /// <summary>Maps by the policies that come with the library.</summary>
    public static Mapping Map(Label label, PolicyId to) => Map(label, to, SecurityPolicies.BuiltIn);

    /// <summary>Maps <paramref name="label"/> to the policy <paramref name="to"/>.</summary>
    public static Mapping Map(Label label, PolicyId to, SecurityPolicies policies)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(policies);
        if (!policies.TryFind(label.Policy, out var source) || !policies.TryFind(to, out var target))
        {
            return new NoEquivalent($"The policy \"{(policies.TryFind(label.Policy, out _) ? to : label.Policy)}\" is not known here.");
        }
        if (policies.Validate(label) is [var fault, ..])
        {
            return new NoEquivalent(fault);
        }
        if (source == target)
        {
            return new MappedLabel(label with { Policy = target.Id });
        }
        if (Counterpart(source, label.Classification, target, policies) is not { } classification)
        {
            return new NoEquivalent($"{source.Id} {label.Classification} has no equivalent in the policy {target.Id}.");
        }
        List<Category> categories = [];
        foreach (var category in label.Categories)
        {
            if (Carry(source, category, target, categories) is { } reason)
            {
                return new NoEquivalent(reason);
            }
        }
        AddReaders(source, label, target, categories);
        var mapped = new Label(target.Id, classification, [.. categories]);
        return target.Validate(mapped, issuing: true) is [var bad, ..] ? new NoEquivalent($"{source.Id} {label.Classification} cannot be said in the policy {target.Id}: {bad}") : new MappedLabel(mapped);
    }

    // Directly; or through NATO, whose classifications every nation of the table is compared with.
    private static string? Counterpart(SecurityPolicy source, string classification, SecurityPolicy target, SecurityPolicies policies)
    {
        if (Direct(source, classification, target) is { } direct)
        {
            return direct;
        }
        return policies.TryFind(PolicyId.Nato, out var nato) && source != nato && target != nato
            && Direct(source, classification, nato) is { } common
                ? Direct(nato, common, target)
                : null;
    }

    private static string? Direct(SecurityPolicy source, string classification, SecurityPolicy target)
    {
        foreach (var entry in source.Equivalences)
        {
            if (entry.Outward && entry.Other == target.Id && entry.Classification.Equals(classification, StringComparison.OrdinalIgnoreCase))
            {
                return entry.OtherClassification;
            }
        }
        foreach (var entry in target.Equivalences)
        {
            if (entry.Inward && entry.Other == source.Id && entry.OtherClassification.Equals(classification, StringComparison.OrdinalIgnoreCase))
            {
                return entry.Classification;
            }
        }
        return null;
    }

    /// <summary>Adds the category as the target has it, or says why it cannot be carried.</summary>
    private static string? Carry(SecurityPolicy source, Category category, SecurityPolicy target, List<Category> carried)
    {
        // The readers are said anew; a context is the owner's word for them.
        if (category.TagName.Equals(ReleasableTo, StringComparison.OrdinalIgnoreCase) || category.TagName.Equals(Only, StringComparison.OrdinalIgnoreCase)
            || IsOwner(source, category) || category.Type == CategoryType.Informative)
        {
            return null;
        }
        if (target.TryFindTagSet(category.TagName, out var tagSet) && tagSet.Type == category.Type && category.Values.All(value => target.ValueOf(tagSet, value) is not null))
        {
            carried.Add(category with { Uri = tagSet.Uri });
            return null;
        }
        // Fails closed: a restriction that the other policy has no word for must not be lost.
        return $"{category.TagName} {string.Join(", ", category.Values)} has no equivalent in the policy {target.Id}.";
    }

    private static bool IsOwner(SecurityPolicy source, Category category) =>
        source.TryFindTagSet(category.TagName, out var tagSet) && tagSet.Implied.Length > 0
        && category.Values.All(value => value.Equals(tagSet.Implied, StringComparison.OrdinalIgnoreCase) || tagSet.Named(value) is { Announces.Length: > 0 });

    private static void AddReaders(SecurityPolicy source, Label label, SecurityPolicy target, List<Category> categories)
    {
        var only = Values(label, Only);
        var released = Values(label, ReleasableTo);
        foreach (var tagSet in target.TagSets.Where(entry => entry.IsRequired && entry.Implied.Length > 0))
        {
            categories.Add(new Category(tagSet.Type, tagSet.TagName, [tagSet.Implied]) { Uri = tagSet.Uri });
        }
        if (target.TryFindTagSet(Only, out var readers))
        {
            // A list of readers counts before a release: it is the narrower of the two.
            var all = only.IsEmpty ? [.. source.Members.Union(released, StringComparer.OrdinalIgnoreCase)] : only;
            if (!target.Members.All(member => all.Contains(member, StringComparer.OrdinalIgnoreCase)))
            {
                categories.Add(new Category(readers.Type, readers.TagName, all) { Uri = readers.Uri });
            }
        }
    }

    private static ImmutableArray<string> Values(Label label, string tagName) =>
        label.Categories.FirstOrDefault(category => category.TagName.Equals(tagName, StringComparison.OrdinalIgnoreCase))?.Values ?? [];
}
