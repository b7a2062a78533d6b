using System.Net;
using Caveat.Scenarios.Hosting;

namespace Caveat.Scenarios;

/// <summary>What is marked above the network's ceiling goes no further, wherever in the conversation it stands.</summary>
public sealed class AMarkingAboveTheCeiling
{
    [Fact]
    public async Task Is_refused_with_the_clause_its_text_the_agreement_and_a_receipt()
    {
        await using var server = await GovernedServer.StartAsync();
        var answer = await server.AskAsync("officer", "NATO SECRET\n\n" + Texts.Summarise);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("label_above_ceiling", answer.Code);
        Assert.Equal("2.1", answer.Clause);
        Assert.Contains("No exchange enters it", answer.Error["clause_text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("nato-unclassified", answer.Error["agreement"]!.GetValue<string>());
        Assert.Equal(1, answer.Error["agreement_version"]!.GetValue<int>());
        Assert.Equal(answer.Receipt, answer.Error["receipt"]!.GetValue<string>());
        Assert.Contains("messages[0], line 1", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Ostend", answer.Body, StringComparison.Ordinal);
        Assert.NotEmpty(await server.ReceiptAsync("officer", answer.Receipt!));
    }

    [Fact]
    public async Task A_marking_at_the_ceiling_passes()
    {
        await using var server = await GovernedServer.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await server.AskAsync("officer", "NATO UNCLASSIFIED\n\n" + Texts.Summarise)).Status);
    }

    [Theory]
    [InlineData("the secret of good soup is time")]
    [InlineData("Write a note about confidential counselling for staff.")]
    [InlineData("I found a top secret recipe for waffles.")]
    public async Task Ordinary_words_pass(string prompt)
    {
        await using var server = await GovernedServer.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await server.AskAsync("officer", prompt)).Status);
    }

    [Theory]
    [InlineData("""{"model":"built-in/quote","messages":[{"role":"system","content":"EU SECRET\nBe brief."},{"role":"user","content":"Hello"}]}""")]
    [InlineData("""{"model":"built-in/quote","messages":[{"role":"user","content":"Hello"},{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"read","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c1","content":"SECRET//NOFORN\nThe convoy leaves at six."},{"role":"user","content":"Go on"}]}""")]
    [InlineData("""{"model":"built-in/quote","messages":[{"role":"user","content":[{"type":"text","text":"Summarise"},{"type":"text","text":"(NS) The convoy leaves at six."}]}]}""")]
    [InlineData("""{"model":"built-in/quote","messages":[{"role":"user","content":"COSMIC TOP SECRET\nThe convoy leaves at six."},{"role":"user","content":"Thank you"}]}""")]
    [InlineData("""{"model":"built-in/quote","messages":[{"role":"NATO SECRET","content":"Hello"}]}""")]
    [InlineData("""{"model":"built-in/quote","metadata":{"source":"NATO CONFIDENTIAL"},"messages":[{"role":"user","content":"Hello"}]}""")]
    public async Task Every_message_is_read_not_only_the_last(string request)
    {
        await using var server = await GovernedServer.StartAsync();
        var answer = await server.PostAsync("officer", request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("label_above_ceiling", answer.Code);
    }
}
