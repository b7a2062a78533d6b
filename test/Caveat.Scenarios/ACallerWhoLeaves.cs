using System.Net.Http.Headers;
using System.Text.Json;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>An exchange leaves its outcome although nobody waits for the answer any more.</summary>
public sealed class ACallerWhoLeaves
{
    [Fact]
    public async Task Leaves_an_outcome_and_the_provider_is_told_to_stop()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await GovernedServer.StartAsync(GovernedServer.With(provider));
        var stopped = new TaskCompletionSource();
        provider.OnChat = async http =>
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Good morning. "));
            http.RequestAborted.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        };

        using (var client = server.ClientOf("officer"))
        using (var content = new StringContent(JsonSerializer.Serialize(new { model = "test-model", stream = true, messages = new[] { new { role = "user", content = "Hello" } } }), new MediaTypeHeaderValue("application/json")))
        using (var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions") { Content = content })
        using (var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            var first = new byte[16];
            await using var body = await response.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(first);
        }

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Contains("\"end\":\"caller_left\"", await EntriesAsync(server, untilHolds: "\"type\":\"outcome\""), StringComparison.Ordinal);
    }

    /// <summary>The log's entries, once there is one that holds a text.</summary>
    private static async Task<string> EntriesAsync(GovernedServer server, string untilHolds)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var files = Directory.GetFiles(Path.Combine(server.Ledger, "tile", "entries"), "*", SearchOption.AllDirectories);
            var entries = string.Concat(files.Select(File.ReadAllText));
            if (entries.Contains(untilHolds, StringComparison.Ordinal))
            {
                return entries;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The entry did not come.");
    }
}
