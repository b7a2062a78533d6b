using System.Collections.Immutable;
using Caveat.Labels.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Labels.Tests.Policies;

/// <summary>Makes valid labels of a policy, whatever its rules, and such that are not.</summary>
internal static class SampleLabels
{
    public static Gen<Label> Valid(SecurityPolicy policy) =>
        from classification in Gen.Elements(policy.Classifications.AsEnumerable())
        from choices in Gen.Choose(0, int.MaxValue - 1).ArrayOf(policy.TagSets.Length * 5)
        select Repair(policy, Build(policy, classification, choices));

    public static Gen<Label> Any() =>
        from policy in Gen.Elements(SecurityPolicies.BuiltIn.All.AsEnumerable())
        from label in Valid(policy)
        select label;

    /// <summary>NATO labels out of few values, so that several of them have something in common.</summary>
    public static Gen<Label> AlikeOfNato() =>
        from classification in Gen.Elements("RESTRICTED", "CONFIDENTIAL", "SECRET")
        from sensitivity in Gen.SubListOf("CRYPTO", "SIOP")
        from released in Gen.SubListOf("CHE", "JPN", "UKR")
        from only in Gen.SubListOf("NOR", "DEU", "CHE")
        let categories = new (CategoryType Type, string Tag, string Values)[]
        {
            (CategoryType.Restrictive, "Additional Sensitivity", classification == "RESTRICTED" ? "" : string.Join(',', sensitivity)),
            (CategoryType.Permissive, "Releasable To", released.Count == 0 ? "" : "NATO," + string.Join(',', released)),
            (CategoryType.Permissive, "Only", string.Join(',', only)),
        }
        select Nato(classification, [.. categories.Where(category => category.Values.Length > 0)]);

    public static Label Of(string policy, string classification, params (CategoryType Type, string Tag, string Values)[] categories) =>
        new(PolicyId.Parse(policy), classification, [.. categories.Select(category => new Category(category.Type, category.Tag, [.. category.Values.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]))]);

    public static Label Nato(string classification, params (CategoryType Type, string Tag, string Values)[] categories) =>
        Of("NATO", classification, [(CategoryType.Permissive, "Context", categories.Any(category => category.Tag == "Releasable To") ? "NATO, Releasable" : "NATO"), .. categories]);

    private static Label Build(SecurityPolicy policy, PolicyClassification classification, int[] choices)
    {
        var categories = ImmutableArray.CreateBuilder<Category>();
        var next = 0;
        foreach (var tagSet in policy.TagSets)
        {
            var count = tagSet.IsRequired ? Math.Max(tagSet.MinValues, choices[next] % 3) : Math.Max(0, (choices[next] % 6) - 2);
            count = Math.Min(count, Math.Min(3, tagSet.MaxValues));
            next++;
            var allowed = tagSet.Values.Where(value => value.Announces.Length == 0 && !value.Limits.Excluded.Contains(classification.Name)
                && (value.Limits.Allowed.IsEmpty || value.Limits.Allowed.Contains(classification.Name))).ToList();
            List<string> values = [];
            for (var i = 0; i < 3; i++, next++)
            {
                if (i < count && allowed.Count > 0)
                {
                    values.Add(Expand(allowed[choices[next] % allowed.Count].Name, choices[next]));
                }
            }
            next++;
            if (values.Count > 0)
            {
                categories.Add(new Category(tagSet.Type, tagSet.TagName, [.. values.Distinct()]));
            }
        }
        return Complete(policy, new Label(policy.Id, classification.Name, categories.ToImmutable()));
    }

    // What a list repeats, includes and announces.
    private static Label Complete(SecurityPolicy policy, Label label) => label with
    {
        Categories = [.. label.Categories.Select(category =>
        {
            _ = policy.TryFindTagSet(category.TagName, out var tagSet);
            var repeated = label.Categories.FirstOrDefault(other => other.TagName == tagSet!.Repeats)?.Values.Where(value => tagSet!.Values.Any(entry => entry.Name == value)) ?? [];
            var announced = tagSet!.Values.Where(value => value.Announces.Length > 0 && label.Categories.Any(other => other.TagName == value.Announces)).Select(value => value.Name);
            string[] included = tagSet.Includes.Length > 0 ? [tagSet.Includes] : [];
            return category with { Values = [.. category.Values.Where(value => tagSet.Values.All(entry => entry.Name != value || entry.Announces.Length == 0)).Union(repeated).Union(included).Union(announced)] };
        })],
    };

    private static Label Repair(SecurityPolicy policy, Label label)
    {
        // Of the optional categories that one goes whose absence leaves the policy the least to say.
        while (policy.Validate(label).Count > 0)
        {
            var next = label.Categories
                .Where(category => policy.TryFindTagSet(category.TagName, out var tagSet) && !tagSet.IsRequired)
                .Select(category => Complete(policy, label with { Categories = label.Categories.Remove(category) }))
                .MinBy(rest => policy.Validate(rest).Count);
            if (next is null)
            {
                return Base(policy);
            }
            label = next;
        }
        return label;
    }

    private static Label Base(SecurityPolicy policy) => policy.Id.Name switch
    {
        "NATO" => Nato("SECRET"),
        "JOINT" => Of("JOINT", "SECRET", (CategoryType.Informative, "Owner", "CAN, USA"), (CategoryType.Permissive, "Releasable To", "CAN, USA")),
        _ => new Label(policy.Id, policy.Classifications[^1].Name),
    };

    private static string Expand(string pattern, int choice)
    {
        const string Letters = "QWXZJKVY";
        var text = "";
        foreach (var c in pattern)
        {
            text += c switch
            {
                '?' => Letters[choice % Letters.Length].ToString(),
                '#' => (choice % 10).ToString(System.Globalization.CultureInfo.InvariantCulture),
                '*' => $"Z{Letters[choice % Letters.Length]}{choice % 97}",
                _ => c.ToString(),
            };
            choice = (choice / 3) + 7;
        }
        return text;
    }
}
