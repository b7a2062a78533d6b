using System.Net;
using System.Text;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Storage.Sealing;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>Two servers that share a database: what two people decide at one of them binds both, and each keeps its own log.</summary>
public sealed class TwoReplicas(PostgresFixture postgres) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_order_that_is_confirmed_at_one_is_in_force_at_the_other_and_in_both_logs(string database)
    {
        await using var replicas = await StartAsync(database);
        var submitted = await replicas.First.WithKeyAsync(replicas.Adviser, "POST", "/api/instruments", replicas.Order("end", "suspend: vendor built-in"));
        Assert.Equal(HttpStatusCode.Created, submitted.Status);
        // Submitted here, confirmed there.
        var confirmed = await replicas.Second.WithKeyAsync(replicas.Operator, "POST", $"/api/instruments/{submitted.Digest()}/confirm");
        Assert.Equal(HttpStatusCode.OK, confirmed.Status);

        Assert.Equal("order_in_force", (await replicas.AskAsync(replicas.Second)).Code);
        var first = await replicas.AskAsync(replicas.First);
        for (var i = 0; i < 50 && first.Status == HttpStatusCode.OK; i++)
        {
            await Task.Delay(100);
            first = await replicas.AskAsync(replicas.First);
        }

        Assert.Equal(("order_in_force", "end"), (first.Code, first.Order));
        Assert.Contains("\"act\":\"submitted\"", await Entries(replicas.First), StringComparison.Ordinal);
        Assert.Contains("\"act\":\"confirmed\"", await Entries(replicas.Second), StringComparison.Ordinal);
        Assert.DoesNotContain("\"act\":\"confirmed\"", await Entries(replicas.First), StringComparison.Ordinal);
        // Each announces the set that decides from there on, with the order's digest.
        foreach (var server in new[] { replicas.First, replicas.Second })
        {
            Assert.Contains((await Entries(server)).Split('\n'), entry =>
                entry.Contains("\"type\":\"instruments\"", StringComparison.Ordinal) && entry.Contains(submitted.Digest(), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_limit_is_never_passed_over_both(string database)
    {
        await using var replicas = await StartAsync(database, "limit: 10 requests per organisation per day", "enforcement: enforced");
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => replicas.AskAsync(i % 2 == 0 ? replicas.First : replicas.Second)));
        Assert.Equal(10, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal("limit_reached", answer.Code));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_approval_given_at_one_serves_once_over_both(string database)
    {
        await using var replicas = await StartAsync(database, "require: human approval", "by: 1 of role reviewer", "when: purposes staff-work", "enforcement: attested");
        var held = await replicas.AskAsync(replicas.First);
        Assert.Equal("held", held.Code);
        var review = held.Error["review"]!.GetValue<string>();
        var taken = await replicas.Second.WithKeyAsync(replicas.Reviewer, "POST", $"/api/reviews/{review}/take", Array.Empty<byte>());
        Assert.True(taken.Status == HttpStatusCode.OK, taken.Body);
        var verdict = await replicas.Second.WithKeyAsync(replicas.Reviewer, "POST", $"/api/reviews/{review}/verdict", new { verdict = "approve", reason = "It is an exercise." });
        Assert.True(verdict.Status == HttpStatusCode.OK, verdict.Body);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => replicas.AskAsync(i % 2 == 0 ? replicas.First : replicas.Second)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal("approval_used", answer.Code));
    }

    private async Task<Replicas> StartAsync(string database, params IEnumerable<string> rule)
    {
        var shared = database == "SQLite" ? _folder.File("shared.db") : await postgres.CreateDatabaseAsync();
        ContentSeal.LoadOrCreate(_folder.File("seal.key"));
        SignedDraft.Write(ChangedSample.With(rule), _folder.File("agreements"), _folder.File("people"));
        string[] args = ["--agreements", _folder.File("agreements"), "--database", shared, $"--SealKeyFile={_folder.File("seal.key")}"];
        var replicas = new Replicas(_folder, await GovernedServer.StartAsync(args), await GovernedServer.StartAsync(args));
        await replicas.RegisterAsync();
        return replicas;
    }

    private static async Task<string> Entries(GovernedServer server)
    {
        var log = server.Ready.Setup.Log;
        var entries = new StringBuilder();
        for (var i = 0L; i < log.DurableSize; i++)
        {
            entries.Append(Encoding.UTF8.GetString((await log.ReadEntryAsync(i, CancellationToken.None)).Span)).Append('\n');
        }

        return entries.ToString();
    }

    private sealed class Replicas(TemporaryFolder folder, GovernedServer first, GovernedServer second) : IAsyncDisposable
    {
        public GovernedServer First => first;

        public GovernedServer Second => second;

        public string Officer { get; private set; } = "";

        public string Adviser { get; private set; } = "";

        public string Operator { get; private set; } = "";

        public string Reviewer { get; private set; } = "";

        public Task<Answer> AskAsync(GovernedServer server) =>
            server.WithKeyAsync(Officer, "POST", "/v1/chat/completions", Encoding.UTF8.GetBytes(Requests.Ask("Hello").Replace("test-model", "built-in/quote", StringComparison.Ordinal)));

        public byte[] Order(string id, string effect) => Api.Order(Path.Combine(folder.Path, "people"), id, effect, "2026-03-20T00:00:00Z", OrderStage.Council);

        public async Task RegisterAsync()
        {
            Officer = await AddAsync("officer", CallerRoles.Caller);
            Adviser = await AddAsync("adviser", CallerRoles.Caller | CallerRoles.Legal);
            Operator = await AddAsync("operator", CallerRoles.Caller | CallerRoles.Operator);
            Reviewer = await AddAsync("reviewer", CallerRoles.Caller | CallerRoles.Reviewer);
        }

        public async ValueTask DisposeAsync()
        {
            await first.DisposeAsync();
            await second.DisposeAsync();
        }

        private async Task<string> AddAsync(string name, CallerRoles roles)
        {
            var key = await first.RegisterAsync(name, "alliance-headquarters", "BEL", "staff-work", roles);
            await second.KnowsAsync(key);
            return key;
        }
    }
}
