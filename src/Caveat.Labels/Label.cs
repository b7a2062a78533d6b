using System.Collections.Immutable;

namespace Caveat.Labels;

/// <summary>A sensitivity label: policy, classification and categories (STANAG 4774 ConfidentialityInformation). Immutable; equal by value, categories in any order.</summary>
/// <param name="Classification">The policy's own value, such as <c>TOP SECRET</c>; a policy says which level it is. Compared without case.</param>
public sealed record Label(PolicyId Policy, string Classification, ImmutableArray<Category> Categories)
{
    public Label(PolicyId policy, string classification)
        : this(policy, classification, [])
    {
    }

    public bool Equals(Label? other) =>
        other is not null
        && Policy == other.Policy
        && string.Equals(Classification, other.Classification, StringComparison.OrdinalIgnoreCase)
        && Categories.ToHashSet().SetEquals(other.Categories);

    public override int GetHashCode()
    {
        var categories = 0;
        foreach (var category in Categories.Distinct())
        {
            categories ^= category.GetHashCode();
        }
        return HashCode.Combine(Policy, StringComparer.OrdinalIgnoreCase.GetHashCode(Classification), categories);
    }
}
