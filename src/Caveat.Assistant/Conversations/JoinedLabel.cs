using Caveat.Labels;
using Caveat.Labels.Grammar;
using Caveat.Labels.Policies;

namespace Caveat.Assistant.Conversations;

/// <summary>Joins markings to the one that an exchange is declared with.</summary>
internal static class JoinedLabel
{
    /// <summary>The highest of some markings; null where all are empty.</summary>
    public static string? Of(IEnumerable<string> markings)
    {
        string? highest = null;
        var grade = Grade.Unmarked;
        foreach (var marking in markings.Where(marking => marking.Length > 0).Distinct())
        {
            if (!TryGrade(marking, out var next))
            {
                // Fails closed: it may be the highest, and the gateway refuses what it cannot read.
                return marking;
            }

            (highest, grade) = highest is null || next.Exceeds(grade) ? (marking, next) : (highest, grade);
        }

        return highest;
    }

    private static bool TryGrade(string marking, out Grade grade) =>
        Grade.TryParse(marking, out grade)
        || (MarkingText.TryParse(marking, out var label, out _) && SecurityPolicies.BuiltIn.TryGradeOf(label, out grade));
}
