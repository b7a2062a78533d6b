using Caveat.Screening.Findings;
using Caveat.Screening.Rules;
using Xunit;

namespace Caveat.Screening.Tests;

public sealed class ScreenFileTests
{
    private const string Soup = """
        # Soup without salt.
        group soup:
          soup*, clear broth
        group salt:
          salt, salted
        context do:
          cook, make
        frame about:
          explain
        rule salty: soup & salt & do unless about

        """;

    [Theory]
    [InlineData("Make a soup with salt.", true)]
    [InlineData("Make a clear\nbroth with salt.", true)]
    [InlineData("Make a clearbroth with salt.", true)]
    [InlineData("Explain how to make soup with salt.", false)]
    [InlineData("Make soup with salt and explain it.", true)]
    [InlineData("Make a soup. Salt is dear.", false)]
    [InlineData("Soup with salt.", false)]
    public void A_rule_needs_its_groups_in_one_sentence_and_no_frame_before_them(string text, bool isFound)
    {
        List<Finding> found = [];
        new LexicalScreen(ScreenRules.Compile(Parse(Soup))).Screen(text, found);
        Assert.Equal(isFound ? ["salty"] : [], found.Select(finding => finding.Rule));
    }

    [Fact]
    public void Concepts_farther_apart_than_the_window_are_no_finding()
    {
        var screen = new LexicalScreen(ScreenRules.Compile(Parse(Soup)));
        List<Finding> found = [];
        screen.Screen("make soup " + string.Concat(Enumerable.Repeat("and so on ", 20)) + "salt", found);
        Assert.Empty(found);
        screen.Screen("make soup " + string.Concat(Enumerable.Repeat("and so on ", 10)) + "salt", found);
        Assert.Single(found);
    }

    [Theory]
    [InlineData("nonsense", "soup.screen:1: \"nonsense\" is neither")]
    [InlineData("group a:\n  Soup", "soup.screen:2: \"Soup\" is no entry")]
    [InlineData("group a:\n  a", "soup.screen:2: \"a\" is no entry")]
    [InlineData("group a:\n  one two three four five six seven eight nine", "soup.screen:2: \"one two three four five six seven eight nine\" is no entry")]
    [InlineData("group a:\n  so*up", "soup.screen:2: \"so*up\" is no entry")]
    [InlineData("group a:\n  soup\nrule x: a & b", "\"b\"")]
    [InlineData("context a:\n  soup\nrule x: a", "rule \"x\" would find no passage")]
    public void A_wrong_line_is_named_with_its_place(string lines, string message)
    {
        var error = Assert.Throws<FormatException>(() => ScreenRules.Compile(Parse(lines)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("domestic-surveillance", true)]
    [InlineData("Domestic", false)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("", false)]
    public void A_category_is_lower_case_words_joined_by_hyphens(string id, bool isOne) =>
        Assert.Equal(isOne, UseCategory.TryParse(id, out _));

    [Fact]
    public void The_built_in_screen_has_both_categories() =>
        Assert.Equal([UseCategory.AutonomousWeapons, UseCategory.DomesticSurveillance], LexicalScreen.BuiltIn.Categories);

    private static ScreenFile Parse(string lines) => ScreenFile.Parse("soup.screen", new StringReader(lines));
}
