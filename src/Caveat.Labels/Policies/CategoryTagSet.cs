using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Caveat.Labels.Policies;

/// <summary>A category that labels of a policy may have (SPIF securityCategoryTagSet). Immutable.</summary>
public sealed record CategoryTagSet(string TagName, CategoryType Type)
{
    private readonly FrozenDictionary<string, CategoryValue> _named = FrozenDictionary<string, CategoryValue>.Empty;

    /// <summary>The object identifier in dotted form; empty when it has none.</summary>
    public string Oid { get; init; } = "";

    /// <summary>In the order of writing.</summary>
    public ImmutableArray<CategoryValue> Values
    {
        get;
        init
        {
            field = value;
            _named = value.ToFrozenDictionary(entry => entry.Name, StringComparer.OrdinalIgnoreCase);
        }
    } = [];

    /// <summary>Whether every label must have it.</summary>
    public bool IsRequired { get; init; }

    public int MinValues { get; init; } = 1;

    public int MaxValues { get; init; } = int.MaxValue;

    /// <summary>What it means for a permissive category not to be there.</summary>
    public CategoryAbsence Absence { get; init; }

    /// <summary>The tag whose displayed values the list must repeat, or empty. What is repeated is not displayed.</summary>
    public string Repeats { get; init; } = "";

    /// <summary>A value that the list must have beside another, such as the releasing nation; or empty.</summary>
    public string Includes { get; init; } = "";

    /// <summary>The value that a marking means when it shows none; or empty.</summary>
    public string Implied { get; init; } = "";

    /// <summary>Whether the values stand in front of the classification, as in NATO/KFOR SECRET.</summary>
    public bool Leads { get; init; }

    /// <summary>What stands between two values in a marking.</summary>
    public string Separator { get; init; } = ", ";

    public ImmutableArray<TagWords> Words { get; init; } = [];

    public ClassificationLimits Limits { get; init; } = ClassificationLimits.None;

    public ImmutableArray<CategoryRule> Rules { get; init; } = [];

    internal CategoryValue? Named(string value) => _named.GetValueOrDefault(value);

    internal bool Is(string tagName) => TagName.Equals(tagName, StringComparison.OrdinalIgnoreCase);

    internal string Uri => Oid.Length == 0 ? "" : "urn:oid:" + Oid;
}
