using System.Collections.Immutable;
using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>Makes a label of what a marking shows, adding what it does not show: repeated owners, announcements, object identifiers.</summary>
internal static class LabelBuilder
{
    public static Label Build(SecurityPolicy policy, PolicyClassification classification, Dictionary<CategoryTagSet, List<string>> found)
    {
        var categories = ImmutableArray.CreateBuilder<Category>();
        foreach (var tagSet in policy.TagSets)
        {
            if (found.TryGetValue(tagSet, out var values))
            {
                categories.Add(new Category(tagSet.Type, tagSet.TagName, [.. Hidden(policy, tagSet, found), .. values, .. Announced(policy, tagSet, found)]) { Uri = tagSet.Uri });
            }
        }
        var label = new Label(policy.Id, classification.Name, categories.ToImmutable());
        return label with { Categories = [.. label.Categories.Select(category => category with { Values = [.. category.Values.Distinct(StringComparer.OrdinalIgnoreCase)] })] };
    }

    private static IEnumerable<string> Hidden(SecurityPolicy policy, CategoryTagSet tagSet, Dictionary<CategoryTagSet, List<string>> found)
    {
        if (tagSet.Includes.Length > 0)
        {
            return [tagSet.Includes];
        }
        return tagSet.Repeats.Length > 0 && policy.TryFindTagSet(tagSet.Repeats, out var repeated) && found.TryGetValue(repeated, out var owners)
            ? owners.Where(owner => tagSet.Named(owner) is not null)
            : [];
    }

    private static IEnumerable<string> Announced(SecurityPolicy policy, CategoryTagSet tagSet, Dictionary<CategoryTagSet, List<string>> found) =>
        tagSet.Values
            .Where(value => value.Announces.Length > 0 && policy.TryFindTagSet(value.Announces, out var announced) && found.ContainsKey(announced))
            .Select(value => value.Name);
}
