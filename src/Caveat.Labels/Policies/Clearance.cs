using System.Collections.Immutable;

namespace Caveat.Labels.Policies;

/// <summary>What a person or system may see under one policy (STANAG 4774 ConfidentialityClearance). Immutable; equal by value, lists in any order.</summary>
/// <param name="Classifications">Every classification that may be seen, not only the highest.</param>
public sealed record Clearance(PolicyId Policy, ImmutableArray<string> Classifications, ImmutableArray<Category> Categories)
{
    public bool Equals(Clearance? other) =>
        other is not null
        && Policy == other.Policy
        && Classifications.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(other.Classifications)
        && Categories.ToHashSet().SetEquals(other.Categories);

    public override int GetHashCode()
    {
        var hash = Policy.GetHashCode();
        foreach (var classification in Classifications.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            hash ^= StringComparer.OrdinalIgnoreCase.GetHashCode(classification);
        }
        foreach (var category in Categories.Distinct())
        {
            hash ^= category.GetHashCode();
        }
        return hash;
    }

    // The type must agree too: a value held for reading a release is no right to a restricted compartment.
    internal bool Holds(Category category, string value)
    {
        foreach (var held in Categories)
        {
            if (held.Type == category.Type
                && held.TagName.Equals(category.TagName, StringComparison.OrdinalIgnoreCase)
                && held.Values.Contains(value, StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
