using System.Net;
using System.Text.Json.Nodes;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Ledger;

namespace Caveat.Gateway.Tests.Consent;

/// <summary>What a person is shown of what is in force.</summary>
public sealed class AgreementRouteTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_network_its_ceiling_and_the_log_are_told_with_the_primary_agreement_first()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var shown = (await stage.SendAsync("developer", "GET", "/v1/agreement")).Json;
        Assert.Equal("office-network", shown["network"]!["id"]!.GetValue<string>());
        Assert.Equal("The office network", shown["network"]!["name"]!.GetValue<string>());
        Assert.Equal(stage.Part<AppendLog>().Key.ToString(), shown["log_key"]!.GetValue<string>());
        Assert.Equal(["alliance", "france"], Ids(shown));
        var alliance = shown["agreements"]![0]!;
        Assert.Equal(1, alliance["version"]!.GetValue<int>());
        Assert.Equal(SignedText.Alliance.Versions[0].Agreement.Digest.Value, alliance["digest"]!.GetValue<string>());
        Assert.Equal("Agreement of the alliance", alliance["title"]!.GetValue<string>());
        Assert.Equal("2026-03-01T00:00:00Z", alliance["from"]!.GetValue<string>());
        Assert.Null(alliance["until"]);
        Assert.Equal(["alliance", "vendor"], alliance["parties"]!.AsArray().Select(party => party!.GetValue<string>()));
        Assert.Null(alliance["consent"]);
    }

    [Fact]
    public async Task Agreements_about_others_are_not_shown_and_do_not_lower_the_ceiling()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var officer = (await stage.SendAsync("officer", "GET", "/v1/agreement")).Json;
        Assert.Equal(["alliance"], Ids(officer));
        Assert.Equal("NATO RESTRICTED", officer["ceiling"]!.GetValue<string>());
        var developer = (await stage.SendAsync("developer", "GET", "/v1/agreement")).Json;
        Assert.Equal("NATO UNCLASSIFIED", developer["ceiling"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_clause_comes_in_the_readers_language_with_its_tables_above_as_they_were_signed()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var french = Clause(await stage.SendAsync("officer", "GET", "/v1/agreement", language: "fr-BE,en;q=0.5"), "1.1");
        Assert.Equal("Parties prenantes", french["title"]!.GetValue<string>());
        var text = french["text"]!.GetValue<string>();
        Assert.StartsWith("| party | role | key | signs |\n|---|---|---|---|\n| alliance |", text, StringComparison.Ordinal);
        Assert.EndsWith("| required |\n\nQui signe : le tableau ci-dessus.", text, StringComparison.Ordinal);
        var register = Clause(await stage.SendAsync("officer", "GET", "/v1/agreement", language: "fr"), "1.2")["text"]!.GetValue<string>();
        Assert.Contains("The office network |\n\n| organisation |", register, StringComparison.Ordinal);
        // Nobody signed a German text: the first language stands in, exactly.
        var german = Clause(await stage.SendAsync("officer", "GET", "/v1/agreement", language: "de"), "1.1");
        Assert.Equal(SignedText.Alliance.Versions[0].Agreement.Clauses[0].Text, german["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_clause_says_how_it_is_kept_and_the_first_line_of_its_rule()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var shown = await stage.SendAsync("officer", "GET", "/v1/agreement");
        Assert.Equal(("detected", "scope: network office-network"), Rule(shown, "2.1"));
        Assert.Equal(("attested", "permit: purposes staff-work, application-development"), Rule(shown, "2.5"));
        Assert.Equal(("stated", null), Rule(shown, "2.7"));
    }

    [Fact]
    public async Task The_next_version_is_shown_from_the_moment_it_is_in_force()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        stage.Clock.Set(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var shown = await stage.SendAsync("officer", "GET", "/v1/agreement");
        Assert.Equal(2, shown.Json["agreements"]![0]!["version"]!.GetValue<int>());
        Assert.Contains("amended prose", Clause(shown, "1.1")["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_no_version_is_in_force_nothing_is_shown_to_accept_and_the_decision_refuses()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        stage.Clock.Set(new DateTimeOffset(2026, 2, 28, 23, 59, 0, TimeSpan.Zero));
        var shown = await stage.SendAsync("officer", "GET", "/v1/agreement");
        Assert.Equal((HttpStatusCode.OK, "UNMARKED"), (shown.Status, shown.Json["ceiling"]!.GetValue<string>()));
        Assert.Empty(Ids(shown.Json));
        Assert.Equal("agreement_not_in_force", (await stage.AskAsync("officer", session: true)).Code);
    }

    [Fact]
    public async Task Nobody_reads_it_without_a_key()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.SendAsync("cav_nobody", "GET", "/v1/agreement")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.SendAsync("cav_nobody", "POST", "/v1/consents", new { })).Status);
    }

    private static IEnumerable<string> Ids(JsonNode shown) => shown["agreements"]!.AsArray().Select(agreement => agreement!["id"]!.GetValue<string>());

    private static JsonNode Clause(StageAnswer shown, string number) =>
        shown.Json["agreements"]![0]!["clauses"]!.AsArray().Single(clause => clause!["number"]!.GetValue<string>() == number)!;

    private static (string, string?) Rule(StageAnswer shown, string number) =>
        (Clause(shown, number)["enforcement"]!.GetValue<string>(), Clause(shown, number)["rule"]?.GetValue<string>());
}
