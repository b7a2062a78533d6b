using Xunit;

namespace Caveat.Labels.Tests;

public sealed class LabelTests
{
    [Theory]
    [InlineData("nato secret", LabelPolicy.Nato, Classification.Secret, "NATO SECRET")]
    [InlineData("  COSMIC   top secret ", LabelPolicy.Nato, Classification.TopSecret, "COSMIC TOP SECRET")]
    [InlineData("EU RESTRICTED", LabelPolicy.Eu, Classification.Restricted, "EU RESTRICTED")]
    [InlineData("US CONFIDENTIAL", LabelPolicy.Us, Classification.Confidential, "US CONFIDENTIAL")]
    [InlineData("unmarked", LabelPolicy.Public, Classification.Unmarked, "")]
    public void A_marking_in_full_is_read_in_any_case_and_spacing(string marking, LabelPolicy policy, Classification classification, string written)
    {
        Assert.True(Label.TryParse(marking, out var label));
        Assert.Equal(new Label(policy, classification), label);
        Assert.Equal(written, label.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SECRET")]
    [InlineData("NATO TOP SECRET")]
    [InlineData("COSMIC SECRET")]
    [InlineData("US RESTRICTED")]
    [InlineData("NATO SECRETS")]
    public void Anything_else_is_no_label(string? marking) => Assert.False(Label.TryParse(marking, out _));

    [Fact]
    public void Every_label_of_a_policy_reads_back()
    {
        foreach (var policy in new[] { LabelPolicy.Nato, LabelPolicy.Eu, LabelPolicy.Us })
        {
            for (var level = Classification.Unclassified; level <= Classification.TopSecret; level++)
            {
                var label = new Label(policy, level);
                var isReal = !(policy == LabelPolicy.Us && level == Classification.Restricted);
                Assert.Equal(isReal, Label.TryParse(label.ToString(), out var read) && read == label);
            }
        }
    }

    [Fact]
    public void The_higher_of_two_labels_wins_whatever_their_policies()
    {
        var nato = new Label(LabelPolicy.Nato, Classification.Restricted);
        var us = new Label(LabelPolicy.Us, Classification.Secret);

        Assert.Equal(us, Label.Highest(nato, us));
        Assert.Equal(us, Label.Highest(us, nato));
        Assert.Equal(nato, Label.Highest(nato, Label.Unmarked));
        Assert.True(us.Exceeds(nato));
        Assert.False(nato.Exceeds(nato));
    }
}
