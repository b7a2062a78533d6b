using System.Globalization;
using Caveat.Labels.Policies;
using Xunit;

namespace Caveat.Labels.Tests.Policies;

public sealed class BannerColoursTests
{
    public static TheoryData<string, string> Levels =>
        [.. SecurityPolicies.BuiltIn.All.SelectMany(policy => policy.Classifications.Select(entry => (policy.Id.Name, entry.Name)))];

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_banner_of_every_level_of_every_policy_can_be_read(string policy, string classification)
    {
        var colours = BannerColours.Of(new Label(PolicyId.Parse(policy), classification), SecurityPolicies.BuiltIn);
        Assert.NotEqual(BannerColours.Neutral, colours);
        Assert.InRange(Contrast(colours.Background, colours.Text), 4.5, 21);
    }

    [Fact]
    public void Two_pairs_of_colours_have_two_backgrounds() =>
        Assert.Equal(BannerColours.All.Length + 1, BannerColours.All.Append(BannerColours.Neutral).DistinctBy(colours => colours.Background).Count());

    [Theory]
    [InlineData("NATO UNCLASSIFIED", "#007a33")]
    [InlineData("OTAN DIFFUSION RESTREINTE", "#502b85")]
    [InlineData("COSMIC TOP SECRET ATOMAL", "#ff8c00")]
    [InlineData("SECRET//NOFORN", "#c8102e")]
    [InlineData("US SECRET", "#c8102e")]
    [InlineData("CUI", "#502b85")]
    [InlineData("US UNCLASSIFIED", "#007a33")]
    [InlineData("TOP SECRET//SI//NOFORN", "#fce83a")]
    [InlineData("TOP SECRET//NOFORN", "#ff8c00")]
    [InlineData("SECRET//SI//NOFORN", "#c8102e")]
    [InlineData("UNCLASSIFIED", "#000000")] // Whose it does not say.
    [InlineData("EYES ONLY OF THE COUNCIL", "#000000")]
    [InlineData("", "#000000")]
    public void A_marking_has_the_colours_of_its_level(string marking, string background) =>
        Assert.Equal(background, BannerColours.Of(marking).Background);

    [Fact]
    public void A_label_of_an_unknown_policy_is_white_on_black() =>
        Assert.Equal(new BannerColours("#000000", "#ffffff"), BannerColours.Of(new Label(PolicyId.Parse("MARS"), "HIGH"), SecurityPolicies.BuiltIn));

    // WCAG 2.2, contrast ratio.
    private static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static double Luminance(string colour) => (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int start)
    {
        var value = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
