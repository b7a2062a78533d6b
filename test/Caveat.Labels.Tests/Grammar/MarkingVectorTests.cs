using Caveat.Labels.Grammar;
using Caveat.Labels.Policies;
using Xunit;

namespace Caveat.Labels.Tests.Grammar;

public sealed class MarkingVectorTests
{
    public static TheoryData<string, string> Markings { get; } =
        [.. Vectors.Rows("labels/markings.tsv").Select(row => new TheoryDataRow<string, string>(row[0], row[1]))];

    public static TheoryData<string, string> Banners { get; } =
        [.. Vectors.Rows("labels/banners.tsv").Select(row => new TheoryDataRow<string, string>(row[0], row[1]))];

    [Theory]
    [MemberData(nameof(Markings))]
    public void A_marking_of_the_vectors_reads_as_its_label_or_fails_at_its_column(string marking, string expected)
    {
        var isLabel = MarkingText.TryParse(marking, out var label, out var fault);

        Assert.Equal(expected, isLabel ? Show(label!) : $"! column {fault!.Column}");
    }

    [Theory]
    [MemberData(nameof(Banners))]
    public void A_banner_of_the_vectors_is_consistent_or_says_what_is_wrong(string marking, string expected)
    {
        var policy = marking.StartsWith("//", StringComparison.Ordinal) || marking.StartsWith("(//", StringComparison.Ordinal) ? default(PolicyId?) : PolicyId.Usa;

        var faults = BannerCheck.Check(marking, policy);

        if (expected == "-")
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.Contains(faults, fault => fault.Sentence.Contains(expected, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("SECRET", "USA", "SECRET")]
    [InlineData("SECRET", "ROU", "SECRET")]
    [InlineData("TAJNO", "SVN", "TAJNO")]
    [InlineData("(S)", "GBR", "SECRET")]
    [InlineData("(R)", "ESP", "RESERVADO")]
    public void A_word_that_several_policies_share_needs_the_policy(string marking, string policy, string classification)
    {
        Assert.False(MarkingText.TryParse(marking, out _, out _));
        Assert.True(MarkingText.TryParse(marking, out var label, out _, PolicyId.Parse(policy)));
        Assert.Equal(new Label(PolicyId.Parse(policy), classification), label);
    }

    [Theory]
    [InlineData("NATO", "//DEU SECRET")]
    [InlineData("DEU", "NATO SECRET")]
    [InlineData("XYZ", "NATO SECRET")]
    public void A_marking_of_another_policy_is_refused(string policy, string marking) =>
        Assert.False(MarkingText.TryParse(marking, out _, out _, PolicyId.Parse(policy)));

    [Fact]
    public void An_invalid_label_is_not_written()
    {
        Assert.False(MarkingText.TryRender(new Label(PolicyId.Nato, "SECRET"), out _, out var error));
        Assert.Equal("A label of NATO must have the category Context.", error);
        Assert.Throws<ArgumentException>(() => MarkingText.Render(new Label(PolicyId.Usa, "RESTRICTED")));
    }

    private static string Show(Label label)
    {
        Assert.True(SecurityPolicies.BuiltIn.TryFind(label.Policy, out var policy));
        return $"{label.Policy} {label.Classification}" + string.Concat(
            from tagSet in policy.TagSets
            from category in label.Categories
            where category.TagName == tagSet.TagName
            select $"; {category.TagName}={string.Join(',', category.Values)}");
    }
}
