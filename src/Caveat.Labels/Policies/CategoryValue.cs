using System.Collections.Immutable;

namespace Caveat.Labels.Policies;

/// <summary>A value that a category may have (SPIF tagCategory). Immutable.</summary>
/// <param name="Name">The value on a label. In a pattern, <c>?</c> is a letter or digit, <c>#</c> a digit, and a final <c>*</c> 2 to 32 letters, digits, hyphens and underscores.</param>
public sealed record CategoryValue(string Name)
{
    /// <summary>The short form in a portion mark; the name when empty.</summary>
    public string Portion { get; init; } = "";

    /// <summary>The words of a banner by language; the name when there are none.</summary>
    public ImmutableArray<Phrase> Phrases { get; init; } = [];

    /// <summary>Other spellings that are read and never written.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    public bool IsObsolete { get; init; }

    /// <summary>The tag that this value announces: it stands on the label exactly when the tag does, and is never displayed. Empty for ordinary values.</summary>
    public string Announces { get; init; } = "";

    public ClassificationLimits Limits { get; init; } = ClassificationLimits.None;

    public ImmutableArray<CategoryRule> Rules { get; init; } = [];

    /// <summary>Portion marks that say classification and value in one word, such as NSAT; the first of each classification is written.</summary>
    public ImmutableArray<JoinedPortion> Joined { get; init; } = [];

    public bool IsPattern => ValuePattern.IsOne(Name);
}
