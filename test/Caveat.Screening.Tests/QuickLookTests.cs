using Caveat.Screening.Reading;
using Caveat.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Screening.Tests;

public sealed class QuickLookTests
{
    private readonly LexicalScreen _screen = LexicalScreen.BuiltIn;

    [Fact]
    public void A_text_that_is_passed_over_holds_nothing() =>
        Check(Texts.Any(), Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(12), leastPassedOver: 20, leastFound: 20);

    [Fact]
    public void Concepts_of_one_sentence_are_never_passed_over_however_far_apart_a_finding_lets_them_be() =>
        Check(Texts.Stretched(), Config.QuickThrowOnFailure.WithMaxTest(8000).WithEndSize(12), leastPassedOver: 1000, leastFound: 1000);

    [Theory]
    [InlineData("Please summarise the attached notes in three short points, and suggest a friendly title for the page.")]
    [InlineData("What's a good name for a café-style bakery?")]
    [InlineData("“Größe” isn’t “size” – it’s a naïve guess…\u00A0• Ålesund: €5 😀")]
    [InlineData("A zero\u200Bwidth space", true)]
    [InlineData("A c\u0430t with a Cyrillic letter", true)]
    [InlineData("Ｗｉｄｅ letters", true)]
    [InlineData("cafe\u0301", true)]
    [InlineData("Fix this: foreach (var line in lines) { Console.WriteLine(line.Trim()); } See https://example.org/a-b_c")]
    [InlineData("The 2nd of May isn't a well-known date; it's number 42 on the list of B2B events.")]
    public void Ordinary_text_is_passed_over(string text, bool isRead = false) => Assert.Equal(isRead, _screen.MustRead(text));

    [Theory]
    [InlineData("Several thousand residents walked through the hall, which two local yards built; every seat was taken, and the council keeps a list of no one.")]
    [InlineData("A journalist asked which photos of the drone were for sale, and the shop said that it opens at nine.")]
    [InlineData("Every citizen has the right to a fair trial. The well-known activists' song isn't from 1961.")]
    public void A_text_with_concepts_of_which_no_rule_is_made_is_passed_over(string text) => Assert.False(_screen.MustRead(text));

    [Fact]
    public void Concepts_too_far_apart_for_any_finding_are_passed_over() =>
        Assert.False(_screen.MustRead("Build a watch list. " + string.Concat(Enumerable.Repeat("The museum opens at nine. ", 60)) + "All citizens may come."));

    [Fact]
    public void Passing_over_a_text_allocates_nothing()
    {
        var reader = new ContentReader(_screen);
        var found = new TextReading();
        var text = string.Concat(Enumerable.Repeat("The museum\u2019s café opens at nine for all citizens, and lunch is served in the garden. ", 40));
        Assert.False(_screen.MustRead(text));
        Assert.Equal(0, Allocations.Least(() => reader.Read(text, found)));
    }

    [Fact]
    public void Reading_a_text_without_findings_allocates_nothing()
    {
        var reader = new ContentReader(_screen);
        var found = new TextReading();
        var text = string.Concat(Enumerable.Repeat("The citizens\u2019 museum keeps no secret: it opens at nine. ", 40));
        Assert.Equal(0, Allocations.Least(() => reader.Read(text, found)));
        Assert.True(found.IsEmpty);
    }

    private void Check(Arbitrary<string> texts, Config config, int leastPassedOver, int leastFound)
    {
        var (passedOver, withFinding) = (0, 0);
        Prop.ForAll(texts, text =>
        {
            var pass = _screen.Rent();
            pass.Screen(text);
            var isEmpty = pass.Findings.Count == 0;
            _screen.Return(pass);
            var mustRead = _screen.MustRead(text);
            passedOver += mustRead ? 0 : 1;
            withFinding += isEmpty ? 0 : 1;
            Assert.True(mustRead || isEmpty, "a text with a finding was passed over");
        }).Check(config);
        Assert.True(passedOver >= leastPassedOver, $"the property saw only {passedOver} texts that were passed over");
        Assert.True(withFinding >= leastFound, $"the property saw only {withFinding} texts with a finding");
    }
}
