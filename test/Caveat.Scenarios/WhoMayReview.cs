using System.Net;
using Caveat.Scenarios.Hosting;

namespace Caveat.Scenarios;

/// <summary>Every route for reviewers insists on the role that the clause asks for, and nobody judges their own request.</summary>
public sealed class WhoMayReview : ReviewScenario
{
    private static readonly string[] Steps = ["", "/take", "/content", "/verdict", "/release-case"];

    [Theory]
    [InlineData("officer")]
    [InlineData("analyst-nsa")]
    public async Task A_caller_without_a_role_sees_nothing_and_does_nothing(string caller)
    {
        var review = await HeldAsync("officer", Surveillance);
        var list = await Server.CallAsync(caller, "/api/reviews");
        Assert.Equal((HttpStatusCode.Forbidden, "role_required"), (list.Status, list.Code));
        foreach (var step in Steps)
        {
            var answer = await StepAsync(caller, review, step);
            Assert.Equal((HttpStatusCode.Forbidden, "role_required"), (answer.Status, answer.Code));
        }

        Assert.Equal("open", await StateAsync("officer", review));
    }

    [Theory]
    [InlineData("legal-adviser")]
    [InlineData("operator")]
    [InlineData("auditor")]
    [InlineData("developer")]
    public async Task A_role_that_the_clause_does_not_ask_for_is_none(string caller)
    {
        var review = await HeldAsync("officer", Surveillance);
        Assert.Empty((await Server.CallAsync(caller, "/api/reviews")).Json["reviews"]!.AsArray());
        foreach (var step in Steps)
        {
            var answer = await StepAsync(caller, review, step);
            Assert.Equal((HttpStatusCode.Forbidden, "role_required"), (answer.Status, answer.Code));
            Assert.Contains("\"reviewer\"", answer.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reviewer_does_not_judge_their_own_request()
    {
        var review = await HeldAsync("reviewer", Surveillance);
        foreach (var step in Steps[1..])
        {
            Assert.Equal("own_request", (await StepAsync("reviewer", review, step)).Code);
        }

        Assert.Equal("approved", await DecideAsync("second-reviewer", review));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("reviewer", Surveillance)).Status);
    }

    [Fact]
    public async Task A_review_is_told_to_nobody_but_who_asked()
    {
        var review = await HeldAsync("officer", Surveillance);
        foreach (var other in new[] { "developer", "reviewer", "operator" })
        {
            Assert.Equal("review_not_found", (await Server.CallAsync(other, $"/v1/reviews/{review}")).Code);
            Assert.Equal("review_not_found", (await Server.CallAsync(other, $"/v1/reviews/{review}/answer")).Code);
        }

        Assert.Equal("no_answer_kept", (await Server.CallAsync("officer", $"/v1/reviews/{review}/answer")).Code);
        Assert.Equal("review_not_found", (await Server.CallAsync("reviewer", "/api/reviews/0123")).Code);
    }

    [Theory]
    [InlineData("""{"verdict":"approve"}""", "reason")]
    [InlineData("""{"verdict":"approve","reason":"  "}""", "reason")]
    [InlineData("""{"verdict":"maybe","reason":"Because."}""", "maybe")]
    [InlineData("""{"verdict":"approve","reason":"Because.","role":"legal"}""", "legal")]
    [InlineData("""{"verdict":"approve","reason":"Because.","veridct":"refuse"}""", "body")]
    [InlineData("approve", "body")]
    public async Task A_verdict_that_is_none_changes_nothing(string body, string named)
    {
        var review = await HeldAsync("officer", Surveillance);
        await TakeAsync("reviewer", review);
        var answer = await Server.CallAsync("reviewer", $"/api/reviews/{review}/verdict", body);
        Assert.Contains(named, answer.Message, StringComparison.Ordinal);
        Assert.Equal("taken", await StateAsync("officer", review));
    }

    private Task<Answer> StepAsync(string caller, string review, string step) => Server.CallAsync(
        caller, $"/api/reviews/{review}{step}", step is "" or "/content" ? null : """{"verdict":"approve","reason":"Because."}""");
}
