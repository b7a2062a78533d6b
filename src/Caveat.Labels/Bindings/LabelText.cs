using System.Diagnostics.CodeAnalysis;
using Caveat.Labels.Grammar;

namespace Caveat.Labels.Bindings;

/// <summary>Labels from grades and from the text of a marking.</summary>
internal static class LabelText
{
    private static readonly string[] Words = ["UNMARKED", "UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET"];

    /// <summary>The label that the grade's marking stands for; where the policy has no such marking, just its level in the words of the standard.</summary>
    public static Label Of(Grade grade) =>
        MarkingText.TryParse(grade.ToString(), out var label, out _, grade.Policy) ? label : new Label(grade.Policy, Words[(int)grade.Classification]);

    /// <summary>Reads a marking; words that nations share for different levels name none.</summary>
    public static bool TryParse(string? marking, [NotNullWhen(true)] out Label? label)
    {
        label = null;
        return !string.IsNullOrWhiteSpace(marking)
            && (MarkingText.TryParse(marking, out label, out _) || (Grade.TryParse(marking, out var grade) && (label = Of(grade)) is not null));
    }
}
