using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using Microsoft.AspNetCore.Http;

namespace Caveat.Scenarios;

/// <summary>What real vendors send reaches the caller as they sent it: field orders, line ends, comments and all.</summary>
public sealed class RecordedVendorStreams : ProviderScenario
{
    [Theory]
    [InlineData("openai-text")]
    [InlineData("alibaba-tool-call")]
    public async Task A_recorded_stream_arrives_byte_for_byte(string name)
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "transcripts", name + ".chunks.txt");
        if (!File.Exists(file))
        {
            Assert.Skip("The recorded transcripts are not beside this checkout.");
        }

        var lines = await File.ReadAllLinesAsync(file);
        await ArrivesAsync(string.Concat(lines.Where(line => line.Length > 0).Select(line => $"data: {line}\n\n")) + "data: [DONE]\n\n");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public async Task Comments_event_names_and_either_line_end_are_kept(string end)
    {
        var stream = string.Join(end,
            ": ping", "",
            "event: chunk", "id: 7", $"data: {FakeProvider.Chunk("Good ")}", "",
            $"data:{FakeProvider.Chunk("morning.")}", "",
            """data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3},"unknown":null}""", "",
            "data: {\"choices\":[{\"delta\":{},", "data: \"index\":0,\"finish_reason\":\"stop\"}]}", "",
            "data: [DONE]", "", "");
        await ArrivesAsync(stream);
    }

    [Fact]
    public async Task A_last_event_without_its_empty_line_still_counts()
    {
        var stream = $"data: {FakeProvider.Chunk("Good morning.")}\n\ndata: [DONE]";
        Assert.Equal(stream + "\n\n", await RelayAsync(stream));
    }

    private async Task ArrivesAsync(string stream) => Assert.Equal(stream, await RelayAsync(stream));

    /// <summary>Sends the bytes in pieces of seven, so that no event arrives whole.</summary>
    private async Task<string> RelayAsync(string stream)
    {
        Provider.OnChat = async http =>
        {
            http.Response.ContentType = "text/event-stream";
            foreach (var piece in stream.Chunk(7))
            {
                await http.Response.WriteAsync(new string(piece));
                await http.Response.Body.FlushAsync();
            }
        };
        return (await Server.AskAsync("officer", Texts.Summarise, "test-model", stream: true)).Body;
    }
}
