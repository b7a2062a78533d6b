using System.Net;
using System.Text.Json;
using Caveat.Gateway.Reviews;
using Caveat.Scenarios.Hosting;

namespace Caveat.Scenarios;

/// <summary>A refusal can be appealed once; a reviewer's answer is kept, and says whether the refusal was right.</summary>
public sealed class AnAppeal : ReviewScenario
{
    private const string Refused = "NATO SECRET\nSummarise the minutes of the harbour board.";

    [Theory]
    [InlineData("approve", "overturned")]
    [InlineData("refuse", "upheld")]
    public async Task Is_answered_by_a_reviewer_and_kept(string verdict, string state)
    {
        var receipt = await RefusedAsync();
        var opened = await AppealAsync(receipt, "The title quotes a marking.");
        Assert.Equal((HttpStatusCode.OK, "waiting"), (opened.Status, opened.Json["state"]!.GetValue<string>()));
        await DecideAsync("reviewer", opened.Json["appeal"]!.GetValue<string>(), verdict, "I read it.");
        Clock.Set(Clock.GetUtcNow().AddDays(100));
        var kept = (await Server.CallAsync("officer", $"/v1/appeals/{receipt}")).Json;
        Assert.Equal((state, "I read it."), (kept["state"]!.GetValue<string>(), kept["reason"]!.GetValue<string>()));
        Assert.Equal("label_above_ceiling", (await AskAsync("officer", Refused)).Code);
    }

    [Fact]
    public async Task Is_possible_once_for_the_caller_and_for_refusals_only()
    {
        var receipt = await RefusedAsync();
        Assert.Equal("receipt_not_found", (await Server.CallAsync("reviewer", $"/v1/appeals/{receipt}", """{"reason":"Mine?"}""")).Code);
        Assert.Equal("appeal_not_found", (await Server.CallAsync("officer", $"/v1/appeals/{receipt}")).Code);
        Assert.Equal(HttpStatusCode.OK, (await AppealAsync(receipt, "It is old.")).Status);
        Assert.Equal("appealed_before", (await AppealAsync(receipt, "Once more.")).Code);

        var answered = await AskAsync("officer", Texts.Summarise);
        Assert.Equal("not_refused", (await AppealAsync(answered.Receipt!, "Why not?")).Code);
        Assert.Equal("invalid_request", (await AppealAsync(await RefusedAsync(), " ")).Code);
        Assert.Equal("receipt_not_found", (await AppealAsync("00000000-1", "Guessed.")).Code);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(Refused, true)]
    [InlineData("Summarise the minutes of the harbour board.", false)]
    public async Task The_reviewer_is_told_whether_what_was_sent_again_is_what_was_refused(string? content, bool? same)
    {
        var receipt = await RefusedAsync();
        var opened = await AppealAsync(receipt, "The title quotes a marking.", content is null ? null : Requests.Ask(content));
        var review = opened.Json["appeal"]!.GetValue<string>();
        await TakeAsync("reviewer", review);
        var read = (await Server.CallAsync("reviewer", $"/api/reviews/{review}/content")).Json;
        Assert.Equal(same, read["is_same_prompt"]?.GetValue<bool>());
        Assert.Equal("The title quotes a marking.", read["reason"]!.GetValue<string>());
        Assert.Equal(content is null ? null : Requests.Ask(content), read["prompt"]?.GetValue<string>());
        var log = string.Join('\n', await EntriesAsync());
        Assert.DoesNotContain("harbour", log, StringComparison.Ordinal);
        Assert.DoesNotContain("quotes", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_the_figures_of_its_clause()
    {
        foreach (var verdict in new[] { "approve", "refuse", "refuse" })
        {
            var opened = await AppealAsync(await RefusedAsync(), "Look again.");
            await DecideAsync("reviewer", opened.Json["appeal"]!.GetValue<string>(), verdict);
        }

        var day = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        var figures = await Server.Part<ReviewFigures>().ReadAsync(day, day, TestContext.Current.CancellationToken);

        var ceiling = figures.Single(each => each.Clause.Clause.Value == "2.1");
        Assert.Equal((3, 2, 1), (ceiling.Appeals, ceiling.Upheld, ceiling.Overturned));
        Assert.Equal(1 / 3.0, ceiling.FalseRefusals!.Value.Rate, 6);
    }

    private async Task<string> RefusedAsync()
    {
        var refused = await AskAsync("officer", Refused);
        Assert.Equal("label_above_ceiling", refused.Code);
        Assert.Equal($"/v1/appeals/{refused.Receipt}", refused.Error["appeal_url"]!.GetValue<string>());
        return refused.Receipt!;
    }

    private Task<Answer> AppealAsync(string receipt, string reason, string? content = null) =>
        Server.CallAsync("officer", $"/v1/appeals/{receipt}", JsonSerializer.Serialize(new { reason, content }));
}
