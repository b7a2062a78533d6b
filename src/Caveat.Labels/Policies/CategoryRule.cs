using System.Collections.Immutable;

namespace Caveat.Labels.Policies;

/// <summary>What else must, or must not, stand on a label with the thing that has this rule.</summary>
public sealed record CategoryRule(CategoryDemand Demand, ImmutableArray<CategoryReference> References)
{
    internal bool IsKeptBy(Label label)
    {
        var count = References.Count(reference => reference.IsOn(label));
        return Demand switch
        {
            CategoryDemand.None => count == 0,
            CategoryDemand.OnlyOne => count == 1,
            CategoryDemand.OneOrMore => count >= 1,
            _ => count == References.Length,
        };
    }

    internal string Fault(string subject) => Demand switch
    {
        CategoryDemand.None => $"{subject} does not go together with {string.Join(" or ", References)}: remove one of them.",
        CategoryDemand.OnlyOne => $"{subject} needs exactly one of {string.Join(", ", References)}.",
        CategoryDemand.OneOrMore => $"{subject} needs {string.Join(" or ", References)}.",
        _ => $"{subject} needs {string.Join(" and ", References)}.",
    };
}
