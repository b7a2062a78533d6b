using Caveat.Labels.Policies;
using Xunit;

namespace Caveat.Labels.Tests.Policies;

public sealed class AccessDecisionTests
{
    private static readonly Clearance Norwegian = new(PolicyId.Nato, ["UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET"],
    [
        new Category(CategoryType.Permissive, "Context", ["NATO", "KFOR"]),
        new Category(CategoryType.Permissive, "Releasable To", ["NATO", "NOR"]),
        new Category(CategoryType.Permissive, "Only", ["NATO", "NOR"]),
        new Category(CategoryType.Restrictive, "Additional Sensitivity", ["ATOMAL"]),
    ]);

    [Theory]
    [InlineData("NATO SECRET", true)]
    [InlineData("nato secret atomal", true)]
    [InlineData("NATO SECRET Germany, Norway Only", true)]
    [InlineData("NATO RESTRICTED Releasable to Sweden", true)]
    [InlineData("NATO UNCLASSIFIED - MEDICAL", true)]
    [InlineData("COSMIC TOP SECRET", false)]
    [InlineData("NATO SECRET CRYPTO", false)]
    [InlineData("NATO SECRET ATOMAL CRYPTO", false)]
    [InlineData("NATO SECRET Germany, Italy Only", false)]
    [InlineData("NATO/EAPC SECRET", false)]
    [InlineData("UK SECRET", false)]
    public void A_clearance_lets_in_what_the_standard_says(string marking, bool permitted)
    {
        Assert.True(Caveat.Labels.Grammar.MarkingText.TryParse(marking, out var label, out _));

        var decision = AccessDecision.Of(label, Norwegian);

        Assert.Equal(permitted, decision.IsPermitted);
        Assert.Equal(permitted, decision.Reasons.Count == 0);
    }

    [Fact]
    public void Each_thing_that_is_missing_has_its_sentence()
    {
        var label = SampleLabels.Nato("TOP SECRET", (CategoryType.Restrictive, "Additional Sensitivity", "ATOMAL, BOHEMIA"), (CategoryType.Permissive, "Only", "DEU, ITA"));

        Assert.Equal(
            [
                "The clearance does not reach NATO TOP SECRET.",
                "The clearance lacks Additional Sensitivity BOHEMIA.",
                "The clearance holds none of Only DEU, ITA.",
            ],
            AccessDecision.Of(label, Norwegian).Reasons);
    }

    [Fact]
    public void A_permissive_tag_without_values_lets_nobody_in() =>
        Assert.False(AccessDecision.Of(SampleLabels.Nato("SECRET", (CategoryType.Permissive, "Only", "")), Norwegian).IsPermitted);

    [Fact]
    public void A_value_that_is_held_for_another_type_of_tag_does_not_count()
    {
        var clearance = Norwegian with { Categories = [new Category(CategoryType.Permissive, "Context", ["NATO"]), new Category(CategoryType.Permissive, "Additional Sensitivity", ["ATOMAL"])] };
        Assert.False(AccessDecision.Of(SampleLabels.Nato("SECRET", (CategoryType.Restrictive, "Additional Sensitivity", "ATOMAL")), clearance).IsPermitted);
    }
}
