using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Caveat.Ledger.Receipts;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>However often the server is killed, no answer that a client received lacks its entry.</summary>
public sealed class ServerKilledUnderLoad : IDisposable
{
    private const int Kills = 20;
    private const int Clients = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Twenty_kills_at_random_moments_lose_nothing_that_was_released()
    {
        var random = new Random(4711);
        var received = new ConcurrentBag<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = await StartAsync();
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, Clients).Select(_ => AskUntilKilledAsync(server.Url, received, stop.Token)).ToArray();
            await Task.Delay(random.Next(20, 400));
            server.Process.Kill();
            await server.Process.WaitForExitAsync();
            await stop.CancelAsync();
            await Task.WhenAll(load);
        }

        Assert.NotEmpty(received);
        await using var last = await GovernedServer.StartInAsync(_folder);
        foreach (var id in received)
        {
            var text = Encoding.UTF8.GetBytes(await last.ReceiptAsync("auditor", id));
            Assert.True(Receipt.TryParse(text, out var receipt, out var problem), problem);
            Assert.IsType<ReceiptVerification.Verified>(receipt.Verify(last.Ready.Key.Signer.Verifier));
            Assert.Equal("decision", JsonNode.Parse(receipt.Entry.Span)!["type"]!.GetValue<string>());
        }

        var verified = await Command.CaveatAsync("ledger", "verify", last.Url + "/ledger");
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
    }

    private async Task AskUntilKilledAsync(string url, ConcurrentBag<string> received, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", OfficerKey());
        var body = JsonSerializer.Serialize(new { model = "built-in/quote", messages = new[] { new { role = "user", content = Texts.Summarise } } });
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var response = await client.PostAsync(new Uri(url + "/v1/chat/completions"), content, cancellationToken);
                await response.Content.ReadAsStringAsync(cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    received.Add(response.Headers.GetValues("Caveat-Receipt").Single());
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // The server was killed, which is the point.
        }
    }

    private string OfficerKey() =>
        JsonNode.Parse(File.ReadAllText(_folder.File("data/demo.json")))!["callers"]![0]!["key"]!.GetValue<string>();

    private async Task<RunningServer> StartAsync()
    {
        var process = Command.Start("dotnet", [Repository.Output("Caveat.Server", "Caveat.Server.dll"), "--urls", "http://127.0.0.1:0", "--data", _folder.File("data")]);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.TrimStart().StartsWith("Page ", StringComparison.Ordinal))
            {
                return new RunningServer(process, line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());
            }
        }

        throw new InvalidOperationException("The server ended: " + await process.StandardError.ReadToEndAsync());
    }

    private sealed record RunningServer(Process Process, string Url) : IDisposable
    {
        public void Dispose() => Process.Dispose();
    }
}
