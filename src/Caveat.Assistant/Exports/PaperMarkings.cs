using Caveat.Labels;
using Caveat.Labels.Grammar;
using Caveat.Labels.Policies;

namespace Caveat.Assistant.Exports;

/// <summary>The markings of a paper: one that stands for all its parts, and the portion mark of each.</summary>
internal static class PaperMarkings
{
    public const string Unmarked = "UNMARKED";

    /// <summary>The marking that dominates those of the parts.</summary>
    /// <remarks>Fails closed: where no one marking stands for all, each is named, the highest first; none is dropped.</remarks>
    public static string Join(IEnumerable<string> markings)
    {
        string[] distinct = [.. markings.Select(Canonical).Where(marking => marking != Unmarked).Distinct(StringComparer.Ordinal)];
        if (distinct.Length < 2)
        {
            return distinct is [var only] ? only : Unmarked;
        }

        Label?[] labels = [.. distinct.Select(LabelOf)];
        return !labels.Contains(null) && Dominance.Of(labels!) is DominantLabel { Label: var label } && MarkingText.TryRender(label, out var joined, out _)
            ? joined
            : string.Join("; ", distinct.OrderByDescending(LevelOf).ThenBy(marking => marking, StringComparer.Ordinal));
    }

    /// <summary>The mark before each paragraph of a part: <c>(NU)</c>; a marking without a short form stands in full.</summary>
    public static string Portion(string marking) =>
        // Unmarked is not public: nobody released it.
        Canonical(marking) != Unmarked && LabelOf(marking) is { } label && MarkingText.TryRender(label, out var portion, out _, MarkingForm.Portion)
            ? portion.StartsWith('(') ? portion : $"({portion})"
            : $"({Canonical(marking)})";

    private static string Canonical(string marking) => string.Join(' ', marking.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    private static Label? LabelOf(string marking) => MarkingText.TryParse(marking, out var label, out _) ? label : null;

    // A marking that cannot be read may be any: it counts as the highest.
    private static Classification LevelOf(string marking) =>
        Grade.TryParse(marking, out var grade) ? grade.Classification
        : LabelOf(marking) is { } label ? SecurityPolicies.BuiltIn.GradeOf(label).Classification
        : Classification.TopSecret;
}
