using System.Net;
using System.Text.Json;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>The nations' own words count, in their own scripts; the same words in ordinary business do not.</summary>
public sealed class MarkingsOfNations : ProviderScenario
{
    [Theory]
    [InlineData("SECRET DÉFENSE\n\nNote de service.", "FRA")]
    [InlineData("TRÈS SECRET DÉFENSE\n\nNote de service.", "FRA")]
    [InlineData("ΑΠΟΡΡΗΤΟ\n\nΣχέδιο.", "GRC")]
    [InlineData("СТРОГО СЕКРЕТНО\n\nПлан.", "BGR")]
    [InlineData("VS-VERTRAULICH\n\nVermerk.", "DEU")]
    public async Task A_nations_marking_in_a_prompt_is_refused(string prompt, string nation)
    {
        var answer = await Server.PostAsync("officer", Requests.Ask(prompt));
        Assert.Equal((HttpStatusCode.Forbidden, "label_above_ceiling", "2.1"), (answer.Status, answer.Code, answer.Clause));
        Assert.StartsWith(nation, answer.Error["label"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("messages[0], line 1", answer.FoundIn);
        Assert.Empty(Provider.Received);
    }

    [Fact]
    public async Task A_contract_that_calls_itself_confidential_passes()
    {
        const string Contract = """
            CONFIDENTIAL

            MUTUAL NON-DISCLOSURE AGREEMENT

            This agreement is made between Harbour Works Ltd. and the contractor named below. "Confidential Information" means any trade secret, price list or customer data that one party shows the other. Each party keeps the other's Confidential Information for three years and returns it on request.
            """;
        Assert.Equal(HttpStatusCode.OK, (await Server.PostAsync("officer", Requests.Ask(Contract))).Status);
    }

    [Theory]
    [InlineData("released: permit", HttpStatusCode.OK, null)]
    [InlineData("released: refuse", HttpStatusCode.Forbidden, "released_above_ceiling")]
    public async Task A_marking_of_the_past_is_decided_by_the_clause(string clause, HttpStatusCode status, string? code)
    {
        const string Archive = """
            NATO SECRET
            DECLASSIFIED - PUBLICLY DISCLOSED - PDN(2012)0004 - DÉCLASSIFIÉ - MIS EN LECTURE PUBLIQUE

            The committee met on 4 May 1956 and took note of the report.
            """;
        using var folder = new TemporaryFolder();
        ChangedSample.Write(folder, "released: permit", clause);
        await using var server = await GovernedServer.StartInAsync(folder, GovernedServer.With(Provider));
        var answer = await server.PostAsync("officer", Requests.Ask(Archive));

        Assert.Equal(status, answer.Status);
        if (code is not null)
        {
            Assert.Equal((code, "2.1", "NATO SECRET"), (answer.Code, answer.Clause, answer.Error["label"]!.GetValue<string>()));
            Assert.Equal("messages[0], line 1", answer.FoundIn);
        }
    }

    [Fact]
    public async Task A_marking_in_a_tools_result_is_refused()
    {
        const string Request = """{"model":"test-model","messages":[{"role":"user","content":"Look it up"},{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"read","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c1","content":[{"type":"text","text":"GIZLI DEGIL"},{"type":"text","text":"ÇOK GİZLİ\nPlan."}]}]}""";
        var answer = await Server.PostAsync("officer", Request);
        Assert.Equal("label_above_ceiling", answer.Code);
        Assert.Equal("messages[2].content[1], line 1", answer.FoundIn);
    }

    [Theory]
    [InlineData("VS-NUR FÜR DEN DIENSTGEBRAUCH")]
    [InlineData("СТРОГО СЕКРЕТНО")]
    [InlineData("TRÈS SECRET")]
    public async Task A_stream_in_pieces_of_one_letter_never_releases_half_a_marking(string marking)
    {
        const string Before = "Voici le document.\n\n";
        Provider.OnChat = http => FakeProvider.StreamAsync(http, (Before + marking + "\n\nSuite.").Select(letter => letter.ToString()));
        var answer = await Server.PostAsync("officer", Requests.Ask("Hello", stream: true));

        Assert.Contains("\"code\":\"label_above_ceiling\"", answer.Body, StringComparison.Ordinal);
        var sent = string.Concat(answer.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith("data: {\"id\"", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("choices")[0].GetProperty("delta"))
            .Select(delta => delta.TryGetProperty("content", out var content) ? content.GetString() : ""));
        Assert.StartsWith(sent, Before, StringComparison.Ordinal);
    }
}
