using Xunit;

namespace Caveat.Labels.Tests;

public sealed class GradeTests
{
    [Theory]
    [InlineData("nato secret", "NATO", Classification.Secret, "NATO SECRET")]
    [InlineData("  COSMIC   top secret ", "NATO", Classification.TopSecret, "COSMIC TOP SECRET")]
    [InlineData("EU RESTRICTED", "EU", Classification.Restricted, "EU RESTRICTED")]
    [InlineData("US CONFIDENTIAL", "USA", Classification.Confidential, "US CONFIDENTIAL")]
    [InlineData("unmarked", "PUBLIC", Classification.Unmarked, "")]
    public void A_marking_in_full_is_read_in_any_case_and_spacing(string marking, string policy, Classification classification, string written)
    {
        Assert.True(Grade.TryParse(marking, out var label));
        Assert.Equal(new Grade(PolicyId.Parse(policy), classification), label);
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
    public void Anything_else_is_no_label(string? marking) => Assert.False(Grade.TryParse(marking, out _));

    [Fact]
    public void Every_label_of_a_policy_reads_back()
    {
        foreach (var policy in new[] { PolicyId.Nato, PolicyId.Eu, PolicyId.Usa, PolicyId.Gbr, PolicyId.Parse("fra"), PolicyId.Parse("LUX") })
        {
            for (var level = Classification.Unclassified; level <= Classification.TopSecret; level++)
            {
                var label = new Grade(policy, level);
                var isReal = !(policy == PolicyId.Usa && level == Classification.Restricted);
                Assert.Equal(isReal, Grade.TryParse(label.ToString(), out var read) && read == label);
            }
        }
    }

    [Fact]
    public void The_higher_of_two_labels_wins_whatever_their_policies()
    {
        var nato = new Grade(PolicyId.Nato, Classification.Restricted);
        var us = new Grade(PolicyId.Usa, Classification.Secret);

        Assert.Equal(us, Grade.Highest(nato, us));
        Assert.Equal(us, Grade.Highest(us, nato));
        Assert.Equal(nato, Grade.Highest(nato, Grade.Unmarked));
        Assert.True(us.Exceeds(nato));
        Assert.False(nato.Exceeds(nato));
    }
}
