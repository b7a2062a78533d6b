using System.Collections.Frozen;

namespace Caveat.Labels;

/// <summary>The one written form of each grade, and back.</summary>
internal static class GradeNames
{
    private const string UnmarkedName = "UNMARKED";

    private static readonly string[] Levels =
        ["", "UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET"];

    // The owners as they stand in front of a level; a nation without a word of its own is named by its code.
    private static readonly (string Policy, string Owner)[] Owners =
    [
        ("NATO", "NATO"), ("EU", "EU"), ("USA", "US"), ("GBR", "UK"), ("LUX", "LUX"),
        .. "ALB BEL BGR CAN HRV CZE DNK EST FIN FRA DEU GRC HUN ISL ITA LVA LTU MNE NLD MKD NOR POL PRT ROU SVK SVN ESP SWE TUR".Split(' ').Select(code => (code, code)),
    ];

    // Policies × levels; ToString on the request path must not build strings.
    private static readonly FrozenDictionary<PolicyId, string[]> Names = Owners.ToFrozenDictionary(
        owner => PolicyId.Parse(owner.Policy),
        owner => Levels.Select((level, index) => NameOf(owner.Owner, level, (Classification)index)).ToArray());

    private static readonly FrozenDictionary<string, Grade> Grades = Names
        .SelectMany(policy => policy.Value.Select((name, level) => (Name: name, Grade: new Grade(policy.Key, (Classification)level))))
        // The United States have no RESTRICTED.
        .Where(entry => entry.Name != "" && entry.Grade != new Grade(PolicyId.Usa, Classification.Restricted))
        .ToFrozenDictionary(entry => entry.Name, entry => entry.Grade);

    public static string Of(Grade grade) =>
        Names.TryGetValue(grade.Policy, out var names) ? names[(int)grade.Classification]
        : grade.Policy == PolicyId.Public ? Levels[(int)grade.Classification]
        : NameOf(grade.Policy.Name, Levels[(int)grade.Classification], grade.Classification);

    public static bool TryParse(string? marking, out Grade grade)
    {
        grade = default;
        if (string.IsNullOrWhiteSpace(marking))
        {
            return false;
        }
        var name = string.Join(' ', marking.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
        return name == UnmarkedName || Grades.TryGetValue(name, out grade);
    }

    private static string NameOf(string owner, string level, Classification classification) => classification switch
    {
        Classification.Unmarked => "",
        Classification.TopSecret when owner == "NATO" => "COSMIC TOP SECRET",
        _ => $"{owner} {level}",
    };
}
