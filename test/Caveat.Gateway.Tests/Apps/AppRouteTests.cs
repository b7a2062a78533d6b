using System.Net;
using System.Text.Json.Nodes;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Providers;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;

namespace Caveat.Gateway.Tests.Apps;

/// <summary>An owner's apps: registered, used, revoked.</summary>
public sealed class AppRouteTests(PostgresFixture postgres)
{
    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task An_app_gets_a_key_that_is_shown_once_and_asks_with_it(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var (id, key) = await AddAsync(stage, "translator", organisation: "ministry-lab");
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync(key)).Status);
        var listed = await stage.SendAsync("developer", "GET", "/v1/apps");
        Assert.DoesNotContain(key, listed.Text, StringComparison.Ordinal);
        var app = Assert.Single(listed.Json["apps"]!.AsArray())!;
        Assert.Equal(
            (id, "translator", "application-development", "ministry-lab", "office-network", false),
            (Text(app, "id"), Text(app, "app"), Text(app, "purpose"), Text(app, "organisation"), Text(app, "network"), app["revoked"]!.GetValue<bool>()));
        Assert.StartsWith("2026-03-02T17:00", Text(app, "created"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_an_app_is_its_owners_and_has_no_role_but_to_ask()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var (_, key) = await AddAsync(stage, "translator");
        var app = stage.Part<CallerDirectory>().Find(key)!;
        Assert.Equal(("developer", "translator", CallerRoles.Caller, "FRA"), (app.Name, app.App.Value, app.Roles, app.Nation.Value));
        Assert.NotEqual(stage.Part<CallerDirectory>().Find(stage.KeyOf("developer"))!.SubjectKey, app.SubjectKey);
        Assert.Equal("role_required", (await stage.SendAsync(key, "GET", "/v1/apps")).Code);
        Assert.Equal("role_required", (await stage.SendAsync("officer", "POST", "/v1/apps", new { })).Code);
    }

    [Fact]
    public async Task Only_what_the_agreement_permits_is_offered()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var offered = (await stage.SendAsync("developer", "GET", "/v1/apps")).Json;
        Assert.Equal(["staff-work: Work of an office", "application-development: Building applications"], Named(offered, "purposes"));
        Assert.Equal(["ministry: Ministry", "ministry-lab: Laboratory of the ministry"], Named(offered, "organisations"));
        Assert.Equal(["office-network: The office network"], Named(offered, "networks"));
    }

    [Theory]
    [InlineData("Translator", "staff-work", "ministry", 400, "invalid_request", "\"Translator\"")]
    [InlineData("translator", "leisure", "ministry", 400, "invalid_request", "\"leisure\"")]
    [InlineData("translator", "targeting", "ministry", 403, "app_not_permitted", "\"targeting\"")]
    [InlineData("translator", "staff-work", "headquarters", 403, "organisation_not_own", "\"headquarters\"")]
    [InlineData("translator", "staff-work", "ministry-spies", 403, "app_not_permitted", "\"ministry-spies\"")]
    [InlineData("translator", "staff-work", "unheard-of", 403, "organisation_not_own", "\"unheard-of\"")]
    public async Task An_app_that_may_not_be_is_refused_in_one_sentence_and_leaves_nothing(string app, string purpose, string organisation, int status, string code, string quoted)
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var refused = await stage.SendAsync("developer", "POST", "/v1/apps", new { app, purpose, organisation });
        Assert.Equal((status, code), ((int)refused.Status, refused.Code));
        Assert.Contains(quoted, refused.Message, StringComparison.Ordinal);
        Assert.Empty((await stage.SendAsync("developer", "GET", "/v1/apps")).Json["apps"]!.AsArray());
        Assert.Empty(await stage.EntriesAsync("caller"));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_name_is_its_owners_once_and_free_again_after_it_is_revoked(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var raced = await Race.RunAsync(4, _ => PostAsync(stage, "developer", "translator"));
        Assert.Equal(["app_taken", "app_taken", "app_taken"], raced.Where(answer => answer.Status == HttpStatusCode.Conflict).Select(answer => answer.Code));
        var first = Assert.Single(raced, answer => answer.Status == HttpStatusCode.Created);
        // Another owner may call an app the same.
        await AddAsync(stage, "translator", "colleague");
        await stage.SendAsync("developer", "DELETE", $"/v1/apps/{Text(first.Json["app"]!, "id")}");
        await AddAsync(stage, "translator");
        var apps = (await stage.SendAsync("developer", "GET", "/v1/apps")).Json["apps"]!.AsArray();
        Assert.Equal([false, true], apps.Select(app => app!["revoked"]!.GetValue<bool>()).Order());
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_revoked_key_no_longer_asks_and_its_app_stays_in_the_list(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var (id, key) = await AddAsync(stage, "translator");
        var revoked = await stage.SendAsync("developer", "DELETE", $"/v1/apps/{id}");
        Assert.Equal((HttpStatusCode.OK, true), (revoked.Status, revoked.Json["revoked"]!.GetValue<bool>()));
        await stage.KnowsAsync(key, known: false);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.AskAsync(key)).Status);
        var again = await stage.SendAsync("developer", "DELETE", $"/v1/apps/{id}");
        Assert.Equal((HttpStatusCode.OK, true), (again.Status, again.Json["revoked"]!.GetValue<bool>()));
        Assert.True(Assert.Single((await stage.SendAsync("developer", "GET", "/v1/apps")).Json["apps"]!.AsArray())!["revoked"]!.GetValue<bool>());
        var entries = await stage.EntriesAsync("caller");
        Assert.Equal(["added", "removed"], entries.Select(entry => Text(JsonNode.Parse(entry)!, "act")));
        Assert.All(entries, entry => Assert.DoesNotContain("translator", entry, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.DoesNotContain("developer", entry, StringComparison.Ordinal));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task An_operator_who_ends_the_key_revokes_the_app(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var (id, _) = await AddAsync(stage, "translator");
        Assert.Equal(HttpStatusCode.OK, (await stage.SendAsync("operator", "DELETE", $"/api/callers/{id}?reason=leaked")).Status);
        Assert.True((await stage.SendAsync("developer", "GET", "/v1/apps")).Json["apps"]![0]!["revoked"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Another_owners_app_is_as_one_that_does_not_exist()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var (id, key) = await AddAsync(stage, "translator");
        Assert.Empty((await stage.SendAsync("colleague", "GET", "/v1/apps")).Json["apps"]!.AsArray());
        var foreign = await stage.SendAsync("colleague", "DELETE", $"/v1/apps/{id}");
        Assert.Equal((HttpStatusCode.NotFound, "app_not_found"), (foreign.Status, foreign.Code));
        var unknown = await stage.SendAsync("colleague", "DELETE", $"/v1/apps/{new string('0', 64)}");
        Assert.Equal(foreign.Message.Replace(id, "", StringComparison.Ordinal), unknown.Message.Replace(new string('0', 64), "", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await stage.SendAsync("developer", "DELETE", "/v1/apps/translator")).Status);
        // Nor does the app's route end a person's key.
        Assert.Equal(HttpStatusCode.NotFound, (await stage.SendAsync("developer", "DELETE", $"/v1/apps/{Convert.ToHexStringLower(KeyDigest.Of(stage.KeyOf("developer")).ToBytes())}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync(key)).Status);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task What_an_app_used_is_counted_and_still_there_after_the_server_stopped(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        await using var provider = await FakeProvider.StartAsync();
        await using var stage = await GatewayStage.StartAsync(bed, Options(provider));
        var (_, key) = await AddAsync(stage, "translator");
        await stage.AskAsync(key, model: "test-model");
        await stage.AskAsync(key, model: "test-model");
        Assert.Equal(HttpStatusCode.Forbidden, (await stage.AskAsync(key, "COSMIC TOP SECRET\n\nThe plan.", "test-model")).Status);
        // What persons ask is not the app's.
        await stage.AskAsync("developer", model: "test-model");
        // An outcome is counted after its answer has left: the last one may be on its way.
        var app = await UsedAsync(stage, requests: 3);
        Assert.Equal((3, 1, 4), Used(app));
        Assert.StartsWith("2026-03-02T17:00", Text(app, "last_used"), StringComparison.Ordinal);

        provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, FakeProvider.Completion("NATO SECRET\n\nThe answer."));
        Assert.Equal(HttpStatusCode.Forbidden, (await stage.AskAsync(key, model: "test-model")).Status);
        await stage.StopAsync();
        Assert.Equal("4 2 6", await bed.ExecuteAsync("SELECT CAST(requests AS TEXT) || ' ' || CAST(refused AS TEXT) || ' ' || CAST(tokens AS TEXT) FROM apps"));
    }

    [Fact]
    public async Task Tokens_that_no_provider_counted_are_estimated()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var (_, key) = await AddAsync(stage, "translator");
        await stage.AskAsync(key, "What does the agreement say about nations?");
        Assert.True((await UsedAsync(stage, requests: 1))["tokens"]!.GetValue<long>() > 10);
    }

    private static ProviderOptions Options(FakeProvider provider)
    {
        var options = new ProviderOptions { Name = "fake", BaseUrl = provider.BaseUrl };
        options.Models.Add("test-model");
        return options;
    }

    private static async Task<(string Id, string Key)> AddAsync(GatewayStage stage, string app, string owner = "developer", string organisation = "ministry")
    {
        var added = await PostAsync(stage, owner, app, organisation);
        Assert.Equal(HttpStatusCode.Created, added.Status);
        var key = Text(added.Json, "key");
        Assert.StartsWith("cav_", key, StringComparison.Ordinal);
        await stage.KnowsAsync(key);
        return (Text(added.Json["app"]!, "id"), key);
    }

    private static Task<StageAnswer> PostAsync(GatewayStage stage, string owner, string app, string organisation = "ministry") =>
        stage.SendAsync(owner, "POST", "/v1/apps", new { app, purpose = "application-development", organisation });

    private static async Task<JsonNode> UsedAsync(GatewayStage stage, int requests)
    {
        for (var patience = 500; ; patience--)
        {
            var app = (await stage.SendAsync("developer", "GET", "/v1/apps")).Json["apps"]![0]!;
            if (app["requests"]!.GetValue<int>() >= requests || patience == 0)
            {
                return app;
            }

            await Task.Delay(10);
        }
    }

    private static (int, int, int) Used(JsonNode app) => (app["requests"]!.GetValue<int>(), app["refused"]!.GetValue<int>(), app["tokens"]!.GetValue<int>());

    private static IEnumerable<string> Named(JsonNode offered, string list) => offered[list]!.AsArray().Select(named => $"{Text(named!, "id")}: {Text(named!, "name")}");

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
