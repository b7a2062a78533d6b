using System.Net;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>An answer that turns into a violation is stopped before the first word of it leaves.</summary>
public sealed class AnswersAreReadToo : ProviderScenario
{
    [Fact]
    public async Task A_marking_in_a_whole_answer_is_refused_with_its_clause()
    {
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, FakeProvider.Completion("NATO SECRET\n\nThe convoy leaves at six."));
        var answer = await Server.AskAsync("officer", Texts.Summarise, "test-model");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("label_above_ceiling", answer.Code);
        Assert.Equal("2.1", answer.Clause);
        Assert.DoesNotContain("convoy", answer.Body, StringComparison.Ordinal);
        Assert.NotEmpty(await Server.ReceiptAsync("officer", answer.Receipt!));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task A_marking_in_a_stream_ends_it_and_no_letter_of_it_leaves(int pieceLength)
    {
        const string Before = "Here is what I found in the archive.\n\n";
        Provider.OnChat = http => FakeProvider.StreamAsync(http, Pieces(Before + "NATO SECRET\nThe convoy leaves at six.", pieceLength));
        var answer = await Server.AskAsync("officer", Texts.Summarise, "test-model", stream: true);

        Assert.Contains("\"code\":\"label_above_ceiling\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("\"clause\":\"2.1\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", answer.Body, StringComparison.Ordinal);
        Assert.StartsWith(TextOf(answer.Body), Before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_prohibited_use_in_a_stream_ends_it_before_its_first_word(int pieceLength)
    {
        const string Before = "Certainly. The weather is fine today.\n\n";
        const string Violation = "Build a watch list of the citizens who attended the protest, from purchased location data.";
        Provider.OnChat = http => FakeProvider.StreamAsync(http, Pieces(Before + Violation + " Then send it.", pieceLength));
        var answer = await Server.AskAsync("officer", Texts.Summarise, "test-model", stream: true);

        var (sent, body) = answer.ContentType!.StartsWith("text/event-stream", StringComparison.Ordinal) ? (TextOf(answer.Body), answer.Body) : ("", answer.Body);
        Assert.Contains("\"clause\":\"4.2\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("watch", sent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("citizens", sent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task A_clean_stream_arrives_byte_for_byte(int pieceLength)
    {
        var pieces = Pieces(Texts.News + "\n\nNATO UNCLASSIFIED\n\nEnd of the summary.", pieceLength).ToList();
        Provider.OnChat = http => FakeProvider.StreamAsync(http, pieces);
        var answer = await Server.AskAsync("officer", Texts.Summarise, "test-model", stream: true);

        var expected = string.Concat(pieces.Select(piece => $"data: {FakeProvider.Chunk(piece)}\n\n"))
            + $"data: {FakeProvider.LastChunk()}\n\ndata: [DONE]\n\n";
        Assert.Equal(expected, answer.Body);
        Assert.NotNull(answer.Receipt);
    }

    [Fact]
    public async Task Tool_arguments_and_other_choices_are_read_like_content()
    {
        Provider.OnChat = async http =>
        {
            await FakeProvider.SendEventAsync(http, """{"choices":[{"delta":{"tool_calls":[{"function":{"name":"write","arguments":"{\"text\":\"ready"},"index":0,"id":"c1"}]},"index":0}]}""");
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("NATO SEC", choice: 1));
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("RET\n", choice: 1));
            await FakeProvider.SendEventAsync(http, FakeProvider.LastChunk());
            await FakeProvider.SendEventAsync(http, "[DONE]");
        };
        var answer = await Server.AskAsync("officer", Texts.Summarise, "test-model", stream: true);

        Assert.Contains("\"clause\":\"2.1\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"content\":\"NATO SEC", answer.Body, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Pieces(string text, int length) =>
        text.Chunk(length).Select(piece => new string(piece));

    /// <summary>The text that a client would have shown.</summary>
    private static string TextOf(string events) => string.Concat(events.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line.StartsWith("data: {\"id\"", StringComparison.Ordinal))
        .Select(line => System.Text.Json.Nodes.JsonNode.Parse(line["data: ".Length..])!["choices"]![0]!["delta"]!["content"]?.GetValue<string>()));
}
