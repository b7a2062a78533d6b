using System.Net;
using System.Text.Json.Nodes;
using Caveat.Scenarios.Hosting;

namespace Caveat.Scenarios;

/// <summary>What a clause holds waits for people: they see it once they take it, and their approval serves exactly that, once.</summary>
public sealed class AReviewerDecides : ReviewScenario
{
    [Fact]
    public async Task What_is_approved_passes_once_for_the_same_bytes_of_the_same_caller()
    {
        var review = await HeldAsync("officer", Surveillance);
        Assert.Equal(("open", "wait"), await StandingAsync(review));
        Assert.Equal(review, await HeldAsync("officer", Surveillance));
        Assert.Empty(Provider.Received);
        Assert.Equal("approved", await DecideAsync("reviewer", review));
        Assert.Equal(("approved", "retry"), await StandingAsync(review));

        Assert.Equal("held", (await AskAsync("officer", Surveillance + "!")).Code);
        Assert.Equal("held", (await AskAsync("officer", Surveillance, ("Caveat-Label", "NATO UNCLASSIFIED"))).Code);
        Assert.Equal("held", (await AskAsync("second-reviewer", Surveillance)).Code);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("officer", Surveillance)).Status);
        Assert.Equal("approval_used", (await AskAsync("officer", Surveillance)).Code);
        Assert.Equal(("used", "nothing"), await StandingAsync(review));
        Assert.Equal(Requests.Ask(Surveillance), Assert.Single(Provider.Received).Text);
    }

    [Fact]
    public async Task An_approval_lapses_and_so_does_a_review_that_nobody_judges()
    {
        var approved = await HeldAsync("officer", Surveillance);
        await DecideAsync("reviewer", approved);
        Clock.Set(Clock.GetUtcNow().AddMinutes(16));
        Assert.Equal("expired", await StateAsync("officer", approved));
        var again = await HeldAsync("officer", Surveillance);
        Assert.NotEqual(approved, again);

        // 72 hours by configuration, but the content is kept for the two days of a clause.
        Clock.Set(Clock.GetUtcNow().AddHours(47));
        Assert.Equal("open", await StateAsync("officer", again));
        Clock.Set(Clock.GetUtcNow().AddHours(2));
        Assert.Equal("expired", await StateAsync("officer", again));
        Assert.Equal("review_not_open", (await TakeAsync("reviewer", again)).Code);
        Assert.Empty(Provider.Received);
    }

    [Fact]
    public async Task A_refusal_reaches_the_caller_with_its_reason()
    {
        var review = await HeldAsync("officer", Surveillance);
        Assert.Equal("refused", await DecideAsync("reviewer", review, "refuse", "These are our own citizens."));
        var answer = await AskAsync("officer", Surveillance);
        Assert.Equal("review_refused", answer.Code);
        Assert.Contains("These are our own citizens.", answer.Message, StringComparison.Ordinal);
        Assert.Equal("These are our own citizens.", (await Server.CallAsync("officer", $"/v1/reviews/{review}")).Json["reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("approve", HttpStatusCode.OK)]
    [InlineData("refuse", HttpStatusCode.Forbidden)]
    public async Task A_caller_who_waits_is_told_in_the_same_response(string verdict, HttpStatusCode status)
    {
        var waiting = AskAsync("officer", Surveillance, ("Caveat-Wait", "60"));
        var review = await FirstOpenAsync("reviewer");
        Assert.False(waiting.IsCompleted);
        await DecideAsync("reviewer", review, verdict);
        Assert.Equal(status, (await waiting).Status);
    }

    [Fact]
    public async Task Patience_ends_with_the_review_to_ask_for()
    {
        var held = await AskAsync("officer", Surveillance, ("Caveat-Wait", "1"));
        Assert.Equal("held", held.Code);
        Assert.Equal("open", await StateAsync("officer", held.Error["review"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Where_a_clause_asks_two_people_one_is_not_enough_and_is_not_two()
    {
        var review = await HeldAsync("officer", Weapons);
        Assert.Equal("open", await DecideAsync("reviewer", review));
        Assert.Equal("judged_before", (await TakeAsync("reviewer", review)).Code);
        Assert.Equal("held", (await AskAsync("officer", Weapons)).Code);
        Assert.Equal("approved", await DecideAsync("second-reviewer", review));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("officer", Weapons)).Status);
    }

    [Fact]
    public async Task The_content_is_shown_to_the_one_who_has_the_case_and_each_reading_is_an_entry()
    {
        var review = await HeldAsync("officer", Surveillance);
        Assert.Equal("review_not_taken", (await ContentAsync("reviewer")).Code);
        Assert.DoesNotContain("watch list", (await Server.CallAsync("reviewer", $"/api/reviews/{review}")).Body, StringComparison.Ordinal);
        await TakeAsync("reviewer", review);
        Assert.Equal(Requests.Ask(Surveillance), (await ContentAsync("reviewer")).Json["prompt"]!.GetValue<string>());
        Assert.Equal("review_not_taken", (await ContentAsync("second-reviewer")).Code);
        Assert.Equal("review_not_open", (await TakeAsync("second-reviewer", review)).Code);

        Assert.Equal("open", (await Server.CallAsync("reviewer", $"/api/reviews/{review}/release-case", "")).Json["state"]!.GetValue<string>());
        Assert.Equal("review_not_taken", (await ContentAsync("reviewer")).Code);
        Assert.Equal("review_not_taken", (await JudgeAsync("reviewer", review)).Code);
        await TakeAsync("second-reviewer", review);
        Assert.Equal(HttpStatusCode.OK, (await ContentAsync("second-reviewer")).Status);
        await JudgeAsync("second-reviewer", review);
        Assert.Equal("judged_before", (await ContentAsync("second-reviewer")).Code);
        Assert.Equal(["opened", "taken", "content-read", "returned", "taken", "content-read", "verdict"], await EventsAsync());

        Task<Answer> ContentAsync(string reviewer) => Server.CallAsync(reviewer, $"/api/reviews/{review}/content");
    }

    [Fact]
    public async Task The_log_says_who_did_what_without_a_name_a_reason_or_a_word_of_the_content()
    {
        var review = await HeldAsync("officer", Surveillance);
        await DecideAsync("reviewer", review, reason: "A lesson for the guard.");
        await AskAsync("officer", Surveillance);
        var log = string.Join('\n', await EntriesAsync());
        foreach (var secret in new[] { "watch list", "lesson", "officer", "\"reviewer-", "purchased" })
        {
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(["opened", "taken", "verdict", "used"], await EventsAsync());
        var decisions = (await EntriesAsync()).Select(entry => JsonNode.Parse(entry)!).Where(entry => entry["type"]?.GetValue<string>() == "decision").ToList();
        Assert.Equal(["held", "permitted"], decisions.Select(entry => entry["decision"]!.GetValue<string>()));
        var opened = (await EntriesAsync()).Select(entry => JsonNode.Parse(entry)!).First(entry => entry["event"]?.GetValue<string>() == "opened");
        Assert.Equal(decisions[0]["prompt"]!.GetValue<string>(), opened["content"]!.GetValue<string>());
        Assert.Equal(decisions[0]["id"]!.GetValue<string>(), opened["exchange"]!.GetValue<string>());
    }

    private async Task<(string State, string Next)> StandingAsync(string review)
    {
        var json = (await Server.CallAsync("officer", $"/v1/reviews/{review}")).Json;
        return (json["state"]!.GetValue<string>(), json["next"]!.GetValue<string>());
    }

    private async Task<IEnumerable<string>> EventsAsync() => (await EntriesAsync())
        .Select(entry => JsonNode.Parse(entry)!)
        .Where(entry => entry["type"]?.GetValue<string>() == "review")
        .Select(entry => entry["event"]!.GetValue<string>());
}
