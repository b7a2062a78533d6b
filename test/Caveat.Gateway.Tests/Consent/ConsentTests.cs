using System.Net;
using Caveat.Agreements;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Consent;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Tests.Consent;

/// <summary>No signed-in person asks before having accepted what is in force.</summary>
public sealed class ConsentTests(PostgresFixture postgres)
{
    private static readonly Agreement First = SignedText.Alliance.Versions[0].Agreement;
    private static readonly Agreement Second = SignedText.Alliance.Versions[1].Agreement;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_session_asks_only_after_its_person_has_accepted(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var before = await stage.AskAsync("officer", session: true);
        Assert.Equal((HttpStatusCode.Forbidden, "consent_required"), (before.Status, before.Code));
        Assert.Equal("You have not accepted the agreement \"alliance\", version 1, which is in force here: open /consent, read it and accept it.", before.Message);
        Assert.Equal("alliance", before.Json["error"]!["agreement"]!.GetValue<string>());
        Assert.Equal(1, before.Json["error"]!["agreement_version"]!.GetValue<int>());

        var given = await AnswerAsync(stage, "officer", First, accepted: true);
        Assert.Equal(HttpStatusCode.Created, given.Status);
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync("officer", session: true)).Status);
        // Another's consent is another's.
        Assert.Equal("consent_required", (await stage.AskAsync("developer", session: true)).Code);
    }

    [Fact]
    public async Task The_sentence_is_in_the_readers_language()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        Assert.Equal(
            "Vous n’avez pas accepté l’accord «\u00A0alliance\u00A0», version 1, qui est en vigueur ici\u00A0: ouvrez /consent, lisez-le et acceptez-le.",
            (await stage.AskAsync("officer", session: true, language: "fr")).Message);
    }

    [Fact]
    public async Task A_key_that_is_no_session_asks_as_before()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync("officer")).Status);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task The_latest_answer_counts(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        await AnswerAsync(stage, "officer", First, accepted: false);
        Assert.Equal("consent_required", (await stage.AskAsync("officer", session: true)).Code);
        Assert.Equal("declined", await ConsentAsync(stage, "officer"));
        await AnswerAsync(stage, "officer", First, accepted: true);
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync("officer", session: true)).Status);
        Assert.Equal("accepted", await ConsentAsync(stage, "officer"));
        await AnswerAsync(stage, "officer", First, accepted: false);
        Assert.Equal("consent_required", (await stage.AskAsync("officer", session: true)).Code);
        Assert.Equal([false, true, false], (await stage.EntriesAsync("consent")).Select(entry => entry.Contains("\"accepted\":true", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_new_version_is_asked_about_again_from_the_moment_it_is_in_force()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        await AnswerAsync(stage, "officer", First, accepted: true);
        stage.Clock.Set(Second.InForce.From);
        Assert.Contains("version 2", (await stage.AskAsync("officer", session: true)).Message, StringComparison.Ordinal);
        Assert.Null(await ConsentAsync(stage, "officer"));
        var late = await AnswerAsync(stage, "officer", First, accepted: true);
        Assert.Equal((HttpStatusCode.Conflict, "agreement_changed"), (late.Status, late.Code));
        Assert.Equal(2, late.Json["error"]!["agreement_version"]!.GetValue<int>());
        Assert.Contains(Second.Digest.Value, late.Message, StringComparison.Ordinal);
        await AnswerAsync(stage, "officer", Second, accepted: true);
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync("officer", session: true)).Status);
    }

    [Fact]
    public async Task An_answer_to_another_text_an_agreement_about_others_or_in_no_language_counts_for_nothing()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        async Task Fails(HttpStatusCode status, string code, string agreement, int version, string digest, string language = "en")
        {
            var answer = await stage.SendAsync("officer", "POST", "/v1/consents", new { agreement, version, digest, accepted = true, language });
            Assert.Equal((status, code), (answer.Status, answer.Code));
        }

        await Fails(HttpStatusCode.Conflict, "agreement_changed", "alliance", 1, Second.Digest.Value);
        await Fails(HttpStatusCode.Conflict, "agreement_changed", "alliance", 2, Second.Digest.Value);
        await Fails(HttpStatusCode.NotFound, "agreement_not_found", "france", 1, SignedText.France.Versions[0].Agreement.Digest.Value);
        await Fails(HttpStatusCode.NotFound, "agreement_not_found", "Alliance", 1, First.Digest.Value);
        await Fails(HttpStatusCode.BadRequest, "invalid_request", "alliance", 1, First.Digest.Value, "French");
        Assert.Equal(HttpStatusCode.BadRequest, (await stage.SendAsync("officer", "POST", "/v1/consents", "{}"u8.ToArray())).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await stage.SendAsync("officer", "POST", "/v1/consents", "null"u8.ToArray())).Status);
        Assert.Empty(await stage.EntriesAsync("consent"));
        Assert.Equal("consent_required", (await stage.AskAsync("officer", session: true)).Code);
    }

    [Fact]
    public async Task The_entry_has_the_version_and_no_names_and_its_receipt_is_the_persons_own()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var given = await AnswerAsync(stage, "officer", First, accepted: true, "fr");
        var entry = Assert.Single(await stage.EntriesAsync("consent"));
        Assert.Contains($"\"agreement\":\"alliance\",\"version\":1,\"digest\":\"{First.Digest}\",\"accepted\":true,\"language\":\"fr\"", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("officer", entry, StringComparison.Ordinal);
        var caller = stage.Part<CallerDirectory>().Find(stage.KeyOf("officer"))!;
        Assert.DoesNotContain(Convert.ToHexStringLower(SubjectDigest.Of(caller).ToBytes()), entry, StringComparison.Ordinal);
        var receipt = given.Json["receipt"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.OK, (await stage.SendAsync("officer", "GET", $"/v1/receipts/{receipt}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stage.SendAsync("developer", "GET", $"/v1/receipts/{receipt}")).Status);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task What_was_accepted_is_known_after_a_restart_and_on_another_replica(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        var caller = stage.Part<CallerDirectory>().Find(stage.KeyOf("officer"))!;
        var database = bed.Open();
        using var replica = new ConsentDirectory(new ConsentStore(database), database.Changes);
        Assert.False(replica.HasAccepted(caller, First.Digest));
        await AnswerAsync(stage, "officer", First, accepted: true);
        await Eventually.TrueAsync(() => replica.HasAccepted(caller, First.Digest));
        await AnswerAsync(stage, "officer", First, accepted: false);
        await Eventually.TrueAsync(() => !replica.HasAccepted(caller, First.Digest));
        await AnswerAsync(stage, "officer", First, accepted: true);
        using var restarted = new ConsentDirectory(new ConsentStore(database), database.Changes);
        Assert.True(restarted.HasAccepted(caller, First.Digest));
    }

    [Fact]
    public async Task The_check_allocates_nothing_for_keys_nor_for_sessions_that_may_ask()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        await AnswerAsync(stage, "officer", First, accepted: true);
        var requirement = stage.Part<ConsentRequirement>();
        var request = new DefaultHttpContext().Request;
        var key = stage.Part<CallerDirectory>().Find(stage.KeyOf("officer"))!;
        var session = key with { Session = key.Key };
        Assert.Null(requirement.Missing(session, request));
        Assert.Equal(0, Allocations.Least(() => requirement.Missing(key, request)));
        Assert.Equal(0, Allocations.Least(() => requirement.Missing(session, request)));
    }

    private static Task<StageAnswer> AnswerAsync(GatewayStage stage, string caller, Agreement agreement, bool accepted, string language = "en") => stage.SendAsync(
        caller, "POST", "/v1/consents", new { agreement = agreement.Id.Value, version = agreement.Version, digest = agreement.Digest.Value, accepted, language });

    private static async Task<string?> ConsentAsync(GatewayStage stage, string caller) =>
        (await stage.SendAsync(caller, "GET", "/v1/agreement")).Json["agreements"]![0]!["consent"]?.GetValue<string>();
}
