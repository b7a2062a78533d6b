using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Caveat.Labels.Policies;

/// <summary>A security policy: the classifications and categories that its labels may have, their words in markings, and their rules. Immutable and thread-safe.</summary>
public sealed class SecurityPolicy
{
    private readonly FrozenDictionary<string, PolicyClassification> _classifications;
    private readonly FrozenDictionary<string, CategoryTagSet> _tagSets;
    private readonly FrozenSet<string> _words;

    public SecurityPolicy(PolicyId id, ImmutableArray<PolicyClassification> classifications, ImmutableArray<CategoryTagSet> tagSets)
    {
        Id = id;
        Classifications = [.. classifications.OrderByDescending(classification => classification.Hierarchy)];
        TagSets = tagSets;
        _classifications = Classifications.ToFrozenDictionary(classification => classification.Name, StringComparer.OrdinalIgnoreCase);
        _tagSets = tagSets.ToFrozenDictionary(tagSet => tagSet.TagName, StringComparer.OrdinalIgnoreCase);
        _words = tagSets.SelectMany(tagSet => tagSet.Values).SelectMany(value => value.Aliases.Add(value.Name).Add(value.Portion)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    public PolicyId Id { get; }

    /// <summary>The object identifier in dotted form; empty when it is not known.</summary>
    public string Oid { get; init; } = "";

    /// <summary>Whose policy it is, in words.</summary>
    public string Title { get; init; } = "";

    /// <summary>Other names that labels use for this policy, such as UK for GBR.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The nations whose people read without a release, by code; empty when the policy does not say.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>The most sensitive first.</summary>
    public ImmutableArray<PolicyClassification> Classifications { get; }

    /// <summary>In the order of a marking.</summary>
    public ImmutableArray<CategoryTagSet> TagSets { get; }

    public ImmutableArray<ClassificationEquivalence> Equivalences { get; init; } = [];

    internal MarkingGrammar Grammar { get; init; }

    /// <summary>Finds a classification by its name, in any case.</summary>
    public bool TryFind(string classification, [NotNullWhen(true)] out PolicyClassification? found) => _classifications.TryGetValue(classification, out found);

    /// <summary>Finds a category by its tag name, in any case.</summary>
    public bool TryFindTagSet(string tagName, [NotNullWhen(true)] out CategoryTagSet? found) => _tagSets.TryGetValue(tagName, out found);

    /// <summary>What is wrong with a label of this policy, a sentence each; empty when it is valid.</summary>
    /// <param name="issuing">Whether the label is being made: a new one must not use what is obsolete.</param>
    public IReadOnlyList<string> Validate(Label label, bool issuing = false)
    {
        ArgumentNullException.ThrowIfNull(label);
        return LabelCheck.Faults(this, label, issuing);
    }

    public override string ToString() => Id.Name;

    internal bool IsCalled(PolicyId name) => name == Id || Aliases.Contains(name.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The definition of a value: by its name, or by a pattern that it fits unless it is a word of another value.</summary>
    internal CategoryValue? ValueOf(CategoryTagSet tagSet, string value) =>
        tagSet.Named(value) is { IsPattern: false } named ? named
        : _words.Contains(value) ? null
        : tagSet.Values.FirstOrDefault(entry => entry.IsPattern && ValuePattern.Matches(entry.Name, value));
}
