using System.Text.Json.Nodes;
using Caveat.Scenarios.Hosting;
using Caveat.Server.Starting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>Without a verified agreement that covers its network, at this time, the server ends with a sentence that says why.</summary>
public sealed class AServerThatMayNotStart : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_network_outside_the_agreements_scope()
    {
        var start = await StartAsync("--network", "nato-secret");
        AssertStopped(start, "\"nato-secret\" is not in scope", "\"nato-unclassified\"");
    }

    [Fact]
    public async Task An_agreement_that_was_tampered_with()
    {
        await SignSampleAsync("nato-unclassified");
        ChangeEnvelope("nato-unclassified.v1", envelope =>
        {
            var document = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(envelope["payload"]!.GetValue<string>()));
            var tampered = document.Replace("ceiling: NATO UNCLASSIFIED", "ceiling: NATO SECRET", StringComparison.Ordinal);
            Assert.NotEqual(document, tampered);
            envelope["payload"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(tampered));
        });

        AssertStopped(await StartAsync(), "nato-unclassified.v1.dsse.json", "signature");
    }

    [Fact]
    public async Task An_agreement_that_one_party_has_not_signed()
    {
        await SignSampleAsync("nato-unclassified");
        ChangeEnvelope("nato-unclassified.v1", envelope => envelope["signatures"]!.AsArray().RemoveAt(1));

        AssertStopped(await StartAsync(), "vendor");
    }

    [Fact]
    public async Task An_amendment_that_one_party_has_not_signed()
    {
        await SignSampleAsync("department-classified");
        ChangeEnvelope("department-classified.v2", envelope => envelope["signatures"]!.AsArray().RemoveAt(0));

        AssertStopped(await StartAsync("--sample", "department-classified"), "department-classified.v2.dsse.json");
    }

    [Fact]
    public async Task An_agreement_that_has_expired_or_not_begun()
    {
        foreach (var (year, sentence) in new[] { (2040, "expired at 16 March 2031"), (2020, "is not in force until 16 March 2026") })
        {
            var (app, start) = await Server.Starting.ServerHost.BuildAsync(
                ["--data", _folder.File("data")], new SetClock(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero)));
            Assert.Null(app);
            Assert.Contains(sentence, Assert.Single(((Server.Starting.ServerStart.Stopped)start).Errors), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_agreement_other_than_the_one_that_the_operator_pinned()
    {
        var start = await StartAsync("--pin", "sha256:" + new string('0', 64));
        AssertStopped(start, "sha256:0000");
    }

    [Fact]
    public async Task Every_fault_of_the_configuration_is_named_at_once()
    {
        var start = await StartAsync("--Providers:0:BaseUrl=nowhere", "--Providers:0:KeyEnvironment=CAVEAT_TEST_NO_SUCH_KEY", "--Limits:RequestBytes=1", "--Documents:Concurrency=0", "--Documents:OcrLanguages=eng;rm");
        AssertStopped(start, "Providers:0:BaseUrl", "\"nowhere\"", "CAVEAT_TEST_NO_SUCH_KEY", "Limits:RequestBytes", "Documents:Concurrency is \"0\"", "Documents:OcrLanguages is \"eng;rm\"");
    }

    [Fact]
    public async Task A_second_server_on_the_same_data()
    {
        await using var first = await GovernedServer.StartInAsync(_folder);
        AssertStopped(await StartAsync());
    }

    [Fact]
    public async Task An_address_that_another_server_has()
    {
        await using var first = await GovernedServer.StartAsync();
        AssertStopped(await StartAsync("--urls", first.Url), "address already in use", "--urls");
    }

    [Fact]
    public async Task A_clock_that_shows_a_time_before_the_logs_last_entry()
    {
        var noon = OrderStage.Morning.AddHours(3);
        await using (await GovernedServer.StartInAsync(_folder, new SetClock(noon)))
        {
        }

        var options = ServerOptions.Read(new(), ["--data", _folder.File("data")]);
        var log = await File.ReadAllTextAsync(_folder.File("data/ledger/checkpoint"));
        var stopped = Assert.IsType<ServerStart.Stopped>(await ServerStart.PrepareAsync(options, new SetClock(OrderStage.Morning)));
        var sentence = Assert.Single(stopped.Errors);
        Assert.StartsWith("The clock shows 2026-06-01T09:00:00Z, and the log's last entry was made at 2026-06-01T12:00:0", sentence, StringComparison.Ordinal);
        Assert.Equal(log.Split('\n')[1], (await File.ReadAllTextAsync(_folder.File("data/ledger/checkpoint"))).Split('\n')[1]);
        await using var again = await GovernedServer.StartInAsync(_folder, new SetClock(noon.AddSeconds(-20)));
    }

    private static void AssertStopped(Command start, params IEnumerable<string> words)
    {
        Assert.NotEqual(0, start.ExitCode);
        Assert.NotEmpty(start.Error);
        Assert.DoesNotContain("   at ", start.Error, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, start.Error, StringComparison.Ordinal));
    }

    private Task<Command> StartAsync(params IEnumerable<string> args) =>
        Command.ServerAsync(["--urls", "http://127.0.0.1:0", "--data", _folder.File("data"), .. args]);

    private async Task SignSampleAsync(string sample)
    {
        await using var server = await GovernedServer.StartInAsync(_folder, "--sample", sample);
    }

    private void ChangeEnvelope(string name, Action<JsonObject> change)
    {
        var file = _folder.File($"data/agreements/{name}.dsse.json");
        var envelope = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        change(envelope);
        File.WriteAllText(file, envelope.ToJsonString());
    }
}
