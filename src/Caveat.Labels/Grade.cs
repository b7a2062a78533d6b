using System.Diagnostics.CodeAnalysis;

namespace Caveat.Labels;

/// <summary>A classification within a policy: what a ceiling compares. The categories of a whole <see cref="Label"/> are left out.</summary>
/// <remarks>The default value is unmarked, public material.</remarks>
public readonly record struct Grade(PolicyId Policy, Classification Classification)
{
    /// <summary>Unmarked, public material.</summary>
    public static Grade Unmarked => default;

    /// <summary>Whether this grade may not enter a place whose ceiling is <paramref name="ceiling"/>.</summary>
    public bool Exceeds(Grade ceiling) => Classification > ceiling.Classification;

    /// <summary>The grade with the higher classification; <paramref name="first"/> when they are level.</summary>
    public static Grade Highest(Grade first, Grade second) => second.Exceeds(first) ? second : first;

    /// <summary>The grade's marking in full, for example <c>NATO SECRET</c>; empty when unmarked.</summary>
    public override string ToString() => GradeNames.Of(this);

    /// <summary>Reads a marking in full, ignoring case and repeated spaces: <c>nato secret</c>, <c>EU RESTRICTED</c>, <c>US CONFIDENTIAL</c>, <c>unmarked</c>.</summary>
    /// <remarks>Strict, for configuration and agreements: a malformed marking such as <c>NATO TOP SECRET</c> is not one. Text is read by the marking reader.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? marking, out Grade grade) => GradeNames.TryParse(marking, out grade);
}
