using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>Checks whether a banner or portion mark is consistent: grammar, order of lists, and the rules of the policy (for the United States DoDM 5200.01 volume 2).</summary>
public static class BannerCheck
{
    /// <summary>Everything that is wrong with a marking, a sentence each; empty when it is consistent.</summary>
    /// <param name="policy">Whose marking it is; null finds out.</param>
    public static IReadOnlyList<MarkingFault> Check(string text, PolicyId? policy = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MarkingText.Parse(text, SecurityPolicies.BuiltIn, policy).Faults;
    }
}
