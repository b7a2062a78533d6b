using System.Net;
using System.Text;
using Caveat.Scenarios.Hosting;
using Caveat.Server.Starting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>An alliance's agreement, what a nation adds for its people, and a vendor's terms decide together; docs/guides/several-agreements.md.</summary>
public sealed class SeveralAgreements : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_caller_is_held_to_the_documents_that_are_about_it()
    {
        Put("alliance", "nato-unclassified.v1.md");
        Put("france", "overlays/france.v1.md");
        Put("vendor", "overlays/vendor-terms.v1.md");
        await using var stage = await StartAsync(location: "USA");
        // The nation's document is not about a Belgian, and binds a French caller wherever the model runs.
        await stage.IsAsync("officer", "test-model", HttpStatusCode.OK);
        await stage.IsAsync("developer", "test-model", HttpStatusCode.Forbidden, "location_not_permitted", "france", "2.1");
        // The vendor's terms are about the vendor only.
        await stage.IsAsync("officer", "test-model", HttpStatusCode.OK);
        await stage.IsAsync("officer", "test-model", HttpStatusCode.TooManyRequests, "limit_reached", "vendor-terms", "2.2");
        await stage.IsAsync("officer", "built-in/quote", HttpStatusCode.OK);
        // And the alliance's agreement is about everyone.
        await stage.IsAsync("analyst", "built-in/quote", HttpStatusCode.Forbidden, "organisation_excluded", "nato-unclassified", "3.2");
    }

    [Fact]
    public async Task Terms_that_yield_do_not_take_away_a_purpose_that_the_alliance_permits_and_keep_their_limits()
    {
        Put("alliance", "nato-unclassified.v1.md");
        Put("vendor", "overlays/vendor-terms.v1.md");
        await using var stage = await StartAsync(location: "USA");
        await stage.IsAsync("developer", "test-model", HttpStatusCode.OK);
        await stage.IsAsync("developer", "test-model", HttpStatusCode.OK);
        await stage.IsAsync("developer", "test-model", HttpStatusCode.TooManyRequests, "limit_reached", "vendor-terms", "2.2");
    }

    [Fact]
    public async Task Terms_that_do_not_yield_are_as_strict_as_they_say()
    {
        Put("alliance", "nato-unclassified.v1.md");
        Put("vendor", "overlays/vendor-terms.v1.md", "yields-to: nato-unclassified\n");
        await using var stage = await StartAsync(location: "USA");
        await stage.IsAsync("developer", "test-model", HttpStatusCode.Forbidden, "purpose_not_permitted", "vendor-terms", "2.1");
        await stage.IsAsync("officer", "test-model", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_model_in_the_nation_answers_the_nations_people()
    {
        Put("alliance", "nato-unclassified.v1.md");
        Put("france", "overlays/france.v1.md");
        await using var stage = await StartAsync(location: "FRA");
        await stage.IsAsync("developer", "test-model", HttpStatusCode.OK);
    }

    [Fact]
    public async Task Overlays_alone_permit_nothing_so_no_server_starts_with_them()
    {
        Put("france", "overlays/france.v1.md");
        await StopsAsync("Only overlays are given (\"france\"), and an overlay permits nothing alone: add the agreement that they restrict.");
    }

    [Fact]
    public async Task One_agreement_in_two_folders_is_one_too_many()
    {
        Put("alliance", "nato-unclassified.v1.md");
        Put("copy", "nato-unclassified.v1.md");
        await StopsAsync($"The agreement \"nato-unclassified\" is in two folders of \"{_folder.File("agreements")}\": keep one of them.");
    }

    private void Put(string folder, string sample, string without = "") => SignedDraft.Write(
        File.ReadAllText(Repository.File("samples", sample)).Replace(without.Length == 0 ? "\r" : without, "", StringComparison.Ordinal), _folder.File($"agreements/{folder}"));

    private async Task StopsAsync(string sentence)
    {
        var start = await ServerStart.PrepareAsync(ServerOptions.Read(new(), ["--data", _folder.File("data"), "--agreements", _folder.File("agreements")]), TimeProvider.System);
        Assert.Equal([sentence], Assert.IsType<ServerStart.Stopped>(start).Errors);
    }

    private async Task<Stage> StartAsync(string location)
    {
        var provider = await FakeProvider.StartAsync();
        var server = await GovernedServer.StartInAsync(_folder, ["--agreements", _folder.File("agreements"), .. GovernedServer.With(provider, 0, "vendor"), $"--Providers:0:Location={location}"]);
        return new Stage(server, provider);
    }

    private sealed class Stage(GovernedServer server, FakeProvider provider) : IAsyncDisposable
    {
        private readonly Dictionary<string, string> _keys = [];

        public async Task IsAsync(string caller, string model, HttpStatusCode status, string? code = null, string? agreement = null, string? clause = null)
        {
            var key = await KeyOfAsync(caller);
            var answer = await server.WithKeyAsync(key, "POST", "/v1/chat/completions", Encoding.UTF8.GetBytes(OrderStage.Request(goesOn: false, model)));
            Assert.True(status == answer.Status, answer.Body);
            if (code is not null)
            {
                Assert.Equal((code, agreement, clause), (answer.Code, answer.Error["agreement"]!.GetValue<string>(), answer.Clause));
            }
        }

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            await provider.DisposeAsync();
        }

        private async Task<string> KeyOfAsync(string caller)
        {
            if (!_keys.TryGetValue(caller, out var key))
            {
                var (organisation, nation, purpose) = caller switch
                {
                    "officer" => ("alliance-headquarters", "BEL", "staff-work"),
                    "developer" => ("ministry-of-digital-affairs", "FRA", "application-development"),
                    _ => ("nsa", "USA", "intelligence-analysis"),
                };
                _keys[caller] = key = await server.RegisterAsync(caller, organisation, nation, purpose);
            }

            return key;
        }
    }
}
