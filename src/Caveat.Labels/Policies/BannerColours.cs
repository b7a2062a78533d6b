using System.Collections.Immutable;
using Caveat.Labels.Grammar;

namespace Caveat.Labels.Policies;

/// <summary>The colours of a banner, as <c>#rrggbb</c>. Their sources stand in <c>Data/banners.tsv</c>.</summary>
/// <remarks>The text of a banner is its meaning; nothing may depend on its colours.</remarks>
public readonly record struct BannerColours(string Background, string Text)
{
    /// <summary>For a label or a marking that is not known: white on black.</summary>
    public static BannerColours Neutral { get; } = new("#000000", "#ffffff");

    /// <summary>Every pair of colours that a label may have.</summary>
    public static ImmutableArray<BannerColours> All => BannerTable.BuiltIn.All;

    /// <summary>The colours of a label's banner by the policies given; <see cref="Neutral"/> where they do not know it.</summary>
    public static BannerColours Of(Label label, SecurityPolicies policies) => BannerTable.BuiltIn.Find(label, policies);

    /// <summary>The colours of a marking such as <c>NATO SECRET</c>, or of a ceiling as <see cref="Grade"/> writes it, by the built-in policies;
    /// <see cref="Neutral"/> where it cannot be read.</summary>
    public static BannerColours Of(string marking) =>
        MarkingText.TryParse(marking, out var label, out _) ? Of(label, SecurityPolicies.BuiltIn)
        : Grade.TryParse(marking, out var grade) ? BannerTable.BuiltIn.Find(grade)
        : Neutral;
}
