using System.Diagnostics.CodeAnalysis;

namespace Caveat.Labels;

/// <summary>A sensitivity label: a policy and a classification within it (STANAG 4774). Immutable.</summary>
/// <remarks>The default value is the unmarked public label.</remarks>
public readonly record struct Label(LabelPolicy Policy, Classification Classification)
{
    /// <summary>Unmarked, public material.</summary>
    public static Label Unmarked => default;

    /// <summary>Whether this label may not enter a place whose ceiling is <paramref name="ceiling"/>.</summary>
    public bool Exceeds(Label ceiling) => Classification > ceiling.Classification;

    /// <summary>The label with the higher classification; <paramref name="first"/> when they are level.</summary>
    public static Label Highest(Label first, Label second) => second.Exceeds(first) ? second : first;

    /// <summary>The label's marking in full, for example <c>NATO SECRET</c>; empty when unmarked.</summary>
    public override string ToString() => LabelNames.Of(this);

    /// <summary>Reads a marking in full, ignoring case and repeated spaces: <c>nato secret</c>, <c>EU RESTRICTED</c>, <c>US CONFIDENTIAL</c>, <c>unmarked</c>.</summary>
    /// <remarks>Strict, for configuration and agreements: a malformed marking such as <c>NATO TOP SECRET</c> is not one. Text is read by the marking reader.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? marking, out Label label) => LabelNames.TryParse(marking, out label);
}
