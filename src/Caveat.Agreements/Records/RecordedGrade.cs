using Caveat.Labels;

namespace Caveat.Agreements.Records;

/// <summary>A grade as entries hold it, and back.</summary>
/// <remarks>Wider than a marking: a machine-readable label may have a policy that has no marking of its own, and its entry must replay all the same.</remarks>
internal static class RecordedGrade
{
    private const string UnmarkedName = "UNMARKED";

    // "TOP SECRET" before "SECRET", which is its end.
    private static readonly (string Name, Classification Level)[] Levels =
    [
        ("TOP SECRET", Classification.TopSecret),
        ("SECRET", Classification.Secret),
        ("CONFIDENTIAL", Classification.Confidential),
        ("RESTRICTED", Classification.Restricted),
        ("UNCLASSIFIED", Classification.Unclassified),
    ];

    public static string Of(Grade grade) => grade.Classification == Classification.Unmarked ? UnmarkedName : grade.ToString();

    public static bool TryParse(string text, out Grade grade)
    {
        if (Grade.TryParse(text, out grade))
        {
            return true;
        }

        foreach (var (name, level) in Levels)
        {
            if (!text.EndsWith(name, StringComparison.Ordinal))
            {
                continue;
            }

            var owner = text[..^name.Length];
            if (owner.Length == 0 || (owner.EndsWith(' ') && PolicyId.TryParse(owner, out _)))
            {
                grade = new Grade(owner.Length == 0 ? PolicyId.Public : PolicyId.Parse(owner), level);
                return true;
            }
        }

        return false;
    }
}
