namespace Caveat.Labels.Policies;

/// <summary>Whether a clearance lets its holder see what a label stands on, by STANAG 4774's rules, and why not.</summary>
/// <param name="Reasons">A sentence for each thing that is missing; empty when permitted.</param>
public sealed record AccessDecision(bool IsPermitted, IReadOnlyList<string> Reasons)
{
    /// <summary>Decides: same policy, classification in the list, every restrictive value, one value of each permissive tag; informative tags do not count.</summary>
    public static AccessDecision Of(Label label, Clearance clearance)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(clearance);
        List<string> reasons = [];
        if (label.Policy != clearance.Policy)
        {
            reasons.Add($"The label is of the policy {label.Policy} and the clearance of {clearance.Policy}.");
        }
        if (!clearance.Classifications.Contains(label.Classification, StringComparer.OrdinalIgnoreCase))
        {
            reasons.Add($"The clearance does not reach {label.Policy} {label.Classification}.");
        }
        foreach (var category in label.Categories)
        {
            if (category.Type == CategoryType.Informative)
            {
                continue;
            }
            var missing = category.Values.Where(value => !clearance.Holds(category, value)).ToArray();
            // A permissive tag without values names nobody: nobody is let in (fails closed).
            if (category.Type == CategoryType.Restrictive ? missing.Length > 0 : missing.Length == category.Values.Length)
            {
                reasons.Add(category.Type == CategoryType.Restrictive
                    ? $"The clearance lacks {category.TagName} {string.Join(", ", missing)}."
                    : $"The clearance holds none of {category.TagName} {string.Join(", ", category.Values)}.");
            }
        }
        return new AccessDecision(reasons.Count == 0, reasons);
    }
}
