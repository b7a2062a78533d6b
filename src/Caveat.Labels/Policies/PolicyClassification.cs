using System.Collections.Immutable;

namespace Caveat.Labels.Policies;

/// <summary>A classification of a policy (SPIF securityClassification). Immutable.</summary>
/// <param name="Name">The policy's own word: the value on a label.</param>
/// <param name="Hierarchy">Orders the classifications within the policy; higher is more sensitive.</param>
/// <param name="Level">Its place on the scale that is common to all policies.</param>
public sealed record PolicyClassification(string Name, int Hierarchy, Classification Level)
{
    /// <summary>The abbreviation in a portion mark; empty when the policy has none.</summary>
    public string Portion { get; init; } = "";

    /// <summary>The words of a banner by language, the usual one first.</summary>
    public ImmutableArray<Phrase> Phrases { get; init; } = [];

    /// <summary>Other spellings that are read and never written.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Whether it stands on old documents only.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>Whether the phrase already names the owner, as COSMIC TOP SECRET does.</summary>
    public bool NamesOwner { get; init; }

    public ImmutableArray<CategoryRule> Rules { get; init; } = [];

    internal bool Is(string word) => Name.Equals(word, StringComparison.OrdinalIgnoreCase);
}
