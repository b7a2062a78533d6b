using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;

namespace Caveat.Assistant.Tests.Access;

public sealed class DecidingClausesTests
{
    private static AgreementView Agreement(params string?[] rules) => new(
        "a", 1, "sha256:1", "A", DateTimeOffset.UnixEpoch, null, [], [.. rules.Select((rule, place) => new ClauseView($"{place + 1}", "", "", "stated", rule))]);

    [Fact]
    public void What_is_forbidden_comes_before_what_is_asked_and_what_is_permitted_in_the_agreements_order() =>
        Assert.Equal(
            ["2", "4", "5", "6", "7", "8"],
            DecidingClauses.Of(Agreement(null, "permit: use", "permit: use", "forbid: use x", "require: label", "exclude: organisations", "forbid: y", "hold: z")).Select(clause => clause.Number));

    [Fact]
    public void A_short_agreement_is_shown_whole() => Assert.Equal(2, DecidingClauses.Of(Agreement(null, "forbid: x")).Count);

    [Theory]
    [InlineData("One. Two.", "One.")]
    [InlineData("Only one", "Only one")]
    [InlineData("Deliberate tracking of U.S. Persons is out. More.", "Deliberate tracking of U.S. Persons is out.")]
    [InlineData("See art. 3 of it. Then.", "See art. 3 of it.")]
    [InlineData("**Bold** and `code`\ngo on.\n\nNext paragraph.", "Bold and code go on.")]
    [InlineData("", "")]
    public void The_first_sentence_is_the_first_one(string text, string sentence) => Assert.Equal(sentence, DecidingClauses.FirstSentence(text));
}
