using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>Every governed answer says in a header how sensitive the exchange is, and on request in its text.</summary>
public sealed class AnswersBearTheirLabel : ProviderScenario
{
    private const string Marked = "NATO UNCLASSIFIED";

    [Theory]
    [InlineData("Hello", false, "UNMARKED")]
    [InlineData("Hello", true, "UNMARKED")]
    [InlineData("NATO UNCLASSIFIED\n\nHello", false, Marked)]
    [InlineData("NATO UNCLASSIFIED\n\nHello", true, Marked)]
    public async Task The_header_is_the_exchanges_label(string prompt, bool stream, string label)
    {
        if (stream)
        {
            Provider.OnChat = http => FakeProvider.StreamAsync(http, "Good ", "morning.");
        }

        Assert.Equal(label, (await Server.PostAsync("officer", Requests.Ask(prompt, stream: stream))).Label);
    }

    [Fact]
    public async Task A_marking_that_only_the_answer_bears_counts_too()
    {
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, FakeProvider.Completion("NATO UNCLASSIFIED\n\nIt rains."));
        Assert.Equal(Marked, (await Server.PostAsync("officer", Requests.Ask("Hello"))).Label);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(""", "caveat_marking": true""", false)]
    public async Task On_request_the_marking_is_the_first_and_the_last_line_of_the_text(string fields, bool header)
    {
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, FakeProvider.Completion("It \"rains\".\nÉtonnant."));
        var request = Requests.Ask("NATO UNCLASSIFIED\n\nHow is the weather?", fields);
        var answer = header ? await Server.PostAsync("officer", request, ("Caveat-Marking", "text")) : await Server.PostAsync("officer", request);

        Assert.Equal("NATO UNCLASSIFIED\n\nIt \"rains\".\nÉtonnant.\n\nNATO UNCLASSIFIED", answer.Text);
        Assert.Equal(Marked, answer.Label);
        Assert.DoesNotContain("caveat_marking", Provider.Received.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_request_the_answers_bytes_are_the_vendors()
    {
        var answer = await Server.PostAsync("officer", Requests.Ask("NATO UNCLASSIFIED\n\nHello"));
        Assert.Equal(FakeProvider.Completion("Hello."), answer.Body);
    }

    [Fact]
    public async Task An_answer_that_only_calls_tools_has_no_text_to_mark()
    {
        const string ToolCall = """{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"test-model","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{\"content\":\"x\"}"}}]},"finish_reason":"tool_calls"}]}""";
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, ToolCall);
        Assert.Equal(ToolCall, (await Server.PostAsync("officer", Requests.Ask("Hello"), ("Caveat-Marking", "text"))).Body);
    }

    [Fact]
    public async Task In_a_stream_the_marking_is_an_event_before_and_one_after_the_text_of_each_choice()
    {
        Provider.OnChat = async http =>
        {
            await FakeProvider.SendEventAsync(http, """{"id":"x-7","model":"test-model","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}""");
            await FakeProvider.SendEventAsync(http, """{"id":"x-7","model":"test-model","choices":[{"index":1,"delta":{"content":"Rain."},"finish_reason":"stop"}]}""");
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("It "));
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("rains."));
            await FakeProvider.SendEventAsync(http, FakeProvider.LastChunk());
            await FakeProvider.SendEventAsync(http, "[DONE]");
        };
        var answer = await Server.PostAsync("officer", Requests.Ask("NATO UNCLASSIFIED\n\nHello", stream: true), ("Caveat-Marking", "text"));
        var events = EventsOf(answer.Body);

        Assert.Equal("NATO UNCLASSIFIED\n\nIt rains.\n\nNATO UNCLASSIFIED", TextOf(events, choice: 0));
        Assert.Equal("NATO UNCLASSIFIED\n\nRain.\n\nNATO UNCLASSIFIED", TextOf(events, choice: 1));
        Assert.EndsWith("data: [DONE]\n\n", answer.Body, StringComparison.Ordinal);
        Assert.Equal("x-7", events[1]["id"]!.GetValue<string>());
        // The closing line comes before the event that says that the choice is finished, as a vendor's own text would.
        Assert.Equal("stop", events[^1]["choices"]![0]!["finish_reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_outcome_commits_to_the_bytes_that_were_released_with_the_marking(bool stream)
    {
        if (stream)
        {
            Provider.OnChat = http => FakeProvider.StreamAsync(http, "Good ", "morning.");
        }

        var answer = await Server.PostAsync("officer", Requests.Ask("Hello", stream: stream), ("Caveat-Marking", "text"));
        Assert.Contains("UNMARKED\\n\\n", answer.Body, StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(answer.Body);
        var outcome = await OutcomeAsync();
        Assert.Equal(body.Length, outcome["released_bytes"]!.GetValue<int>());

        // A commitment is SHA-256 of a prefix, the field, its salt and the value's digest: the third quarter of the keyed hash salts the answer's digest.
        var caller = Server.Ready.Setup.Callers.ReadAll().Values.Single(caller => caller.Name == "officer");
        var salts = SHA512.HashData([.. caller.SubjectKey, .. Convert.FromHexString(outcome["id"]!.GetValue<string>())]);
        byte[] message = [.. "caveat/commit/v1\0"u8, 2, .. salts[32..48], .. SHA256.HashData(body)];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(message)), outcome["answer"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_stream_that_ends_in_a_refusal_bears_no_closing_line()
    {
        Provider.OnChat = http => FakeProvider.StreamAsync(http, "Here it is.\n\n", "NATO SECRET\n", "The convoy leaves at six.");
        var answer = await Server.PostAsync("officer", Requests.Ask("Hello", stream: true), ("Caveat-Marking", "text"));
        Assert.Contains("\"code\":\"label_above_ceiling\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("convoy", answer.Body, StringComparison.Ordinal);
        Assert.Equal(1, answer.Body.Split("UNMARKED").Length - 1);
    }

    private async Task<JsonNode> OutcomeAsync()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var files = Directory.GetFiles(Server.Ledger, "*", SearchOption.AllDirectories);
            foreach (var text in files.Select(File.ReadAllText))
            {
                if (text.IndexOf("{\"v\":1,\"type\":\"outcome\"", StringComparison.Ordinal) is >= 0 and var start)
                {
                    return JsonNode.Parse(text[start..(text.IndexOf('}', start) + 1)])!;
                }
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The outcome did not come.");
    }

    private static List<JsonNode> EventsOf(string body) =>
        [.. body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("data: {", StringComparison.Ordinal)).Select(line => JsonNode.Parse(line["data: ".Length..])!)];

    private static string TextOf(IEnumerable<JsonNode> events, int choice) => string.Concat(
        from one in events
        from part in one["choices"]!.AsArray()
        where part!["index"]!.GetValue<int>() == choice
        select part["delta"]?["content"]?.GetValue<string>() ?? "");
}
