using System.Diagnostics.CodeAnalysis;

namespace Caveat.Screening.Findings;

/// <summary>The id of a prohibited use as agreements name it, for example <c>domestic-surveillance</c>: lower-case words joined by hyphens.</summary>
public readonly record struct UseCategory
{
    private readonly string? _id;

    private UseCategory(string id) => _id = id;

    public static UseCategory DomesticSurveillance { get; } = Parse("domestic-surveillance");

    public static UseCategory AutonomousWeapons { get; } = Parse("autonomous-weapons");

    public string Id => _id ?? "";

    public override string ToString() => Id;

    /// <exception cref="FormatException">The id is not lower-case words joined by hyphens.</exception>
    public static UseCategory Parse(string id) => TryParse(id, out var category)
        ? category
        : throw new FormatException($"\"{id}\" is not a use category: write lower-case words joined by hyphens, such as \"domestic-surveillance\".");

    public static bool TryParse([NotNullWhen(true)] string? id, out UseCategory category)
    {
        category = default;
        if (id is null or { Length: 0 or > 64 } || id[0] == '-' || id[^1] == '-' || id.Contains("--", StringComparison.Ordinal))
        {
            return false;
        }
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterLower(c) && c != '-')
            {
                return false;
            }
        }
        category = new UseCategory(id);
        return true;
    }
}
