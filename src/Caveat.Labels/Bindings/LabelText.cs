using System.Diagnostics.CodeAnalysis;

namespace Caveat.Labels.Bindings;

/// <summary>Labels from grades and from the text of a marking.</summary>
internal static class LabelText
{
    private static readonly string[] Words = ["UNMARKED", "UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET"];

    public static Label Of(Grade grade) => new(grade.Policy, Words[(int)grade.Classification]);

    public static bool TryParse(string? marking, [NotNullWhen(true)] out Label? label)
    {
        label = Grade.TryParse(marking, out var grade) ? Of(grade) : null;
        return label is not null;
    }
}
