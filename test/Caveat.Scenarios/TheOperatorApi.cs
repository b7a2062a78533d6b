using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Waivers;
using Caveat.Gateway.Callers;
using Caveat.Scenarios.Hosting;
using Caveat.Signing.Parties;
using Caveat.Testing;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Scenarios;

/// <summary>A legal adviser and an operator change what governs while the server runs; callers come and go; inspectors see figures.</summary>
public sealed class TheOperatorApi
{
    private const string EndBuiltIn = "terminate: vendor built-in\nfrom: 2026-03-21T00:00:00Z\nsubstitute: vendor self-hosted";
    private const string FarAway = "suspend: vendor vendor\nfrom: 2030-01-01T00:00:00Z";
    private const string Secret = "an unmistakable reason";

    [Fact]
    public async Task An_order_binds_when_a_second_person_confirms_it_and_every_step_is_an_entry_without_the_reasons_words()
    {
        await using var server = await GovernedServer.StartAsync();
        var submitted = await server.AsAsync("legal-adviser", "POST", "/api/instruments", server.CouncilOrder("end-of-quotes", EndBuiltIn), Secret);
        Assert.Equal(HttpStatusCode.Created, submitted.Status);
        Assert.Equal(("order", "submitted"), (submitted.Json["kind"]!.GetValue<string>(), submitted.Json["state"]!.GetValue<string>()));
        Assert.Contains("another person", submitted.Json["confirm"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.AskAsync("officer", "Hello")).Status);
        var waiting = (await server.AsAsync("operator", "GET", "/api/instruments")).Json;
        Assert.Equal("legal-adviser", Assert.Single(waiting["pending"]!.AsArray())!["submitted_by"]!.GetValue<string>());

        var confirmed = await server.AsAsync("operator", "POST", $"/api/instruments/{submitted.Digest()}/confirm", reason: Secret);
        Assert.Equal("accepted", confirmed.Json["state"]!.GetValue<string>());
        var refused = await server.AskAsync("officer", "Hello");
        Assert.Equal("order_in_force", refused.Code);
        Assert.Equal("end-of-quotes", refused.Error["order"]!.GetValue<string>());
        var governs = (await server.AsAsync("operator", "GET", "/api/instruments")).Json;
        Assert.Empty(governs["pending"]!.AsArray());
        Assert.Equal("stopped", Assert.Single(governs["orders"]!.AsArray())!["state"]!.GetValue<string>());
        var banner = Assert.Single((await server.AsAsync("officer", "GET", "/api/standing")).Json["orders"]!.AsArray())!;
        Assert.Equal(("end-of-quotes", "vendor self-hosted"), (banner["order"]!.GetValue<string>(), banner["substitute"]!.GetValue<string>()));

        var entries = await EntriesAsync(server, "\"act\":\"confirmed\"");
        Assert.Contains("\"act\":\"submitted\"", entries, StringComparison.Ordinal);
        Assert.Contains(submitted.Digest(), entries, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, entries, StringComparison.Ordinal);
        Assert.DoesNotContain("legal-adviser", entries, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_document_twice_is_a_conflict_whether_it_waits_binds_or_was_withdrawn()
    {
        await using var server = await GovernedServer.StartAsync();
        var order = server.CouncilOrder("one", FarAway);
        var digest = (await server.AsAsync("operator", "POST", "/api/instruments", order)).Digest();
        await IsConflictAsync(server.AsAsync("legal-adviser", "POST", "/api/instruments", order));
        Assert.Equal(HttpStatusCode.OK, (await server.AsAsync("legal-adviser", "POST", $"/api/instruments/{digest}/confirm")).Status);
        await IsConflictAsync(server.AsAsync("operator", "POST", "/api/instruments", order));
        await IsConflictAsync(server.AsAsync("legal-adviser", "POST", $"/api/instruments/{digest}/confirm"));
        await IsConflictAsync(server.AsAsync("legal-adviser", "POST", $"/api/instruments/{digest}/withdraw"));

        var second = server.CouncilOrder("two", FarAway);
        var taken = await server.AsAsync("operator", "POST", "/api/instruments", second);
        Assert.Equal("withdrawn", (await server.AsAsync("operator", "POST", $"/api/instruments/{taken.Digest()}/withdraw")).Json["state"]!.GetValue<string>());
        await IsConflictAsync(server.AsAsync("operator", "POST", "/api/instruments", second));
        Assert.Equal(HttpStatusCode.NotFound, (await server.AsAsync("operator", "POST", "/api/instruments/none/confirm")).Status);
    }

    [Fact]
    public async Task A_document_that_does_not_verify_is_refused_with_every_sentence_and_changes_nothing()
    {
        await using var server = await GovernedServer.StartAsync();
        var answer = await server.AsAsync("operator", "POST", "/api/instruments", server.Order("one", "terminate: vendor nobody\nfrom: 2030-01-01T00:00:00Z", "2026-03-20T00:00:00Z", "council-chair"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var sentences = answer.Error["errors"]!.AsArray().Select(sentence => sentence!.GetValue<string>()).ToList();
        Assert.Equal(2, sentences.Count);
        Assert.Contains(sentences, sentence => sentence.Contains("\"nobody\" is not a vendor", StringComparison.Ordinal));
        Assert.Contains(sentences, sentence => sentence.Contains("signatures of different people", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await server.AsAsync("operator", "POST", "/api/instruments", "not an envelope"u8.ToArray())).Status);
        Assert.Equal("reason_required", (await server.AsAsync("operator", "POST", "/api/instruments", server.CouncilOrder("two", FarAway), reason: null)).Code);
        Assert.Empty((await server.AsAsync("operator", "GET", "/api/instruments")).Json["pending"]!.AsArray());
    }

    [Fact]
    public async Task A_stay_binds_although_the_clock_jumped_back_after_its_order_was_accepted()
    {
        var clock = new SetClock(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        await using var server = await GovernedServer.StartAsync(clock);
        var order = await server.AsAsync("legal-adviser", "POST", "/api/instruments", server.CouncilOrder("end-of-quotes", EndBuiltIn));
        Assert.Equal(HttpStatusCode.OK, (await server.AsAsync("operator", "POST", $"/api/instruments/{order.Digest()}/confirm")).Status);
        Assert.Equal("order_in_force", (await server.AskAsync("officer", "Hello")).Code);

        clock.Set(new DateTimeOffset(2026, 6, 1, 11, 0, 0, TimeSpan.Zero));
        var stay = await server.AsAsync("legal-adviser", "POST", "/api/instruments", server.CouncilOrder("stay", "stay: order end-of-quotes\nfrom: 2026-03-22T00:00:00Z", "2026-03-22T00:00:00Z"));
        Assert.True(stay.Status == HttpStatusCode.Created, stay.Body);
        Assert.Equal(HttpStatusCode.OK, (await server.AsAsync("operator", "POST", $"/api/instruments/{stay.Digest()}/confirm")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.AskAsync("officer", "Hello")).Status);
    }

    [Fact]
    public async Task An_amendment_is_accepted_for_a_time_to_come_and_not_for_one_that_has_passed()
    {
        await using var server = await GovernedServer.StartAsync();
        var listed = (await server.AsAsync("operator", "GET", "/api/instruments")).Json["agreements"]![0]!["versions"]![0]!["digest"]!.GetValue<string>();
        var first = (await server.AsAsync("operator", "GET", $"/api/instruments/{listed}")).Json;
        Assert.Equal("configured", first["state"]!.GetValue<string>());

        var late = await server.AsAsync("legal-adviser", "POST", "/api/instruments", Amendment(server, first, "2026-04-01T00:00:00Z"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("has passed", late.Message, StringComparison.Ordinal);

        var next = await server.AsAsync("legal-adviser", "POST", "/api/instruments", Amendment(server, first, "2030-04-01T00:00:00Z"));
        Assert.Equal(HttpStatusCode.Created, next.Status);
        Assert.Equal("2030-04-01T00:00:00Z", next.Json["effective"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await server.AsAsync("operator", "POST", $"/api/instruments/{next.Digest()}/confirm")).Status);
        var versions = (await server.AsAsync("operator", "GET", "/api/instruments")).Json["agreements"]![0]!["versions"]!.AsArray();
        Assert.Equal([(1, true), (2, false)], versions.Select(version => (version!["version"]!.GetValue<int>(), version["in_force"]!.GetValue<bool>())));
    }

    [Fact]
    public async Task Notice_of_a_waiver_keeps_it_from_lapsing_and_is_recorded_once()
    {
        await using var server = await GovernedServer.StartAsync("--sample", "department-classified");
        var submitted = await server.AsAsync("legal-adviser", "POST", "/api/instruments", Waiver(server));
        Assert.True(submitted.Status == HttpStatusCode.Created, submitted.Body);
        Assert.Equal(HttpStatusCode.OK, (await server.AsAsync("operator", "POST", $"/api/instruments/{submitted.Digest()}/confirm")).Status);
        var before = (await server.AsAsync("legal-adviser", "GET", "/api/instruments")).Json["waivers"]![0]!;
        Assert.Equal(before["notice_by"]!.GetValue<string>(), before["ends"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.Created, (await server.AsAsync("legal-adviser", "POST", "/api/waivers/one-trial/notice")).Status);
        var after = (await server.AsAsync("legal-adviser", "GET", "/api/instruments")).Json["waivers"]![0]!;
        Assert.Null(after["notice_by"]);
        Assert.Equal(after["until"]!.GetValue<string>(), after["ends"]!.GetValue<string>());
        await IsConflictAsync(server.AsAsync("legal-adviser", "POST", "/api/waivers/one-trial/notice"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.AsAsync("legal-adviser", "POST", "/api/waivers/another/notice")).Status);
        Assert.Contains("\"act\":\"noticed\"", await EntriesAsync(server, "\"act\":\"noticed\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_tells_who_would_lose_what_and_changes_nothing()
    {
        await using var server = await GovernedServer.StartAsync();
        await server.AskAsync("officer", "Hello");
        await server.AskAsync("analyst-nsa", "Hello");
        var preview = await server.AsAsync("legal-adviser", "POST", "/api/orders/preview", Encoding.UTF8.GetBytes(Api.OrderText("draft", EndBuiltIn)));
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Contains("signatures", Assert.Single(preview.Json["faults"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("vendor self-hosted", preview.Json["substitute"]!.GetValue<string>());
        var groups = preview.Json["affected"]!.AsArray();
        Assert.Contains(groups, group => group!["organisation"]!.GetValue<string>() == "alliance-headquarters" && group["lost"]![0]!.GetValue<string>() == "built-in/quote");
        // Refused before and after: the order takes nothing from them.
        Assert.DoesNotContain(groups, group => group!["organisation"]!.GetValue<string>() == "nsa");
        Assert.Equal(preview.Json["affected_callers"]!.GetValue<int>(), preview.Json["nothing_remains"]!.GetValue<int>());
        Assert.Equal(1, preview.Json["volume"]!["exchanges"]!.GetValue<int>());
        Assert.Equal("alliance-headquarters", Assert.Single(preview.Json["volume"]!["organisations"]!.AsArray())!["name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await server.AskAsync("officer", "Hello")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await server.AsAsync("legal-adviser", "POST", "/api/orders/preview", "# Nothing"u8.ToArray())).Status);

        // With the signatures there is no fault, and with another vendor's order nobody loses anything.
        var signed = await server.AsAsync("legal-adviser", "POST", "/api/orders/preview", server.CouncilOrder("other", FarAway));
        Assert.Empty(signed.Json["faults"]!.AsArray());
        Assert.Empty(signed.Json["affected"]!.AsArray());
        Assert.Equal(0, signed.Json["volume"]!["exchanges"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_reinstatement_s_preview_tells_who_gains()
    {
        await using var server = await GovernedServer.StartAsync();
        var order = await server.AsAsync("legal-adviser", "POST", "/api/instruments", server.CouncilOrder("end-of-quotes", EndBuiltIn));
        await server.AsAsync("operator", "POST", $"/api/instruments/{order.Digest()}/confirm");
        var text = Api.OrderText("again", "reinstate: vendor built-in\nfrom: 2026-03-22T00:00:00Z", issued: "2026-03-22T00:00:00Z");
        var preview = await server.AsAsync("legal-adviser", "POST", "/api/orders/preview", Encoding.UTF8.GetBytes(text));
        Assert.All(preview.Json["affected"]!.AsArray(), group => Assert.Equal("built-in/quote", group!["gained"]![0]!.GetValue<string>()));
        Assert.NotEmpty(preview.Json["affected"]!.AsArray());
    }

    [Fact]
    public async Task A_caller_is_added_given_other_roles_and_removed_and_each_is_an_entry_without_a_name()
    {
        await using var server = await GovernedServer.StartAsync();
        var (id, key) = await server.AddCallerAsync("a-newcomer", "caller");
        Assert.Equal(HttpStatusCode.Forbidden, (await server.WithKeyAsync(key, "GET", "/api/reports/clauses")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.AsAsync("operator", "POST", $"/api/callers/{id}/roles", new { roles = new[] { "inspector" }, reason = Secret })).Status);
        await UntilAsync(async () => (await server.WithKeyAsync(key, "GET", "/api/reports/clauses")).Status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await server.AsAsync("operator", "DELETE", $"/api/callers/{id}")).Status);
        await UntilAsync(async () => (await server.WithKeyAsync(key, "GET", "/api/standing")).Status == HttpStatusCode.Unauthorized);
        Assert.Equal("caller_not_found", (await server.AsAsync("operator", "DELETE", $"/api/callers/{id}")).Code);

        var entries = await EntriesAsync(server, "\"act\":\"removed\"");
        Assert.Contains("\"act\":\"added\"", entries, StringComparison.Ordinal);
        Assert.Contains("\"act\":\"roles\"", entries, StringComparison.Ordinal);
        Assert.DoesNotContain("a-newcomer", entries, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, entries, StringComparison.Ordinal);
        Assert.DoesNotContain(key, entries, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_with_wrong_fields_is_refused_with_a_sentence_for_each()
    {
        await using var server = await GovernedServer.StartAsync();
        var answer = await server.AsAsync("operator", "POST", "/api/callers", new { name = "", organisation = "No!", nation = "XX", purpose = "staff-work", roles = new[] { "king" }, reason = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(5, answer.Error["errors"]!.AsArray().Count);
        var unknown = await server.AsAsync("operator", "POST", "/api/callers", new { name = "x", surprise = 1 });
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
    }

    [Fact]
    public async Task An_inspector_sees_what_each_clause_did_and_the_reading_is_an_entry()
    {
        await using var server = await GovernedServer.StartAsync();
        await server.AskAsync("officer", "Hello");
        await server.AskAsync("analyst-nsa", "Hello");
        var report = (await server.AsAsync("auditor", "GET", "/api/reports/clauses", reason: null)).Json;
        var excluded = report["clauses"]!.AsArray().Single(clause => clause!["clause"]!.GetValue<string>() == "nato-unclassified/3.2")!;
        Assert.Equal((0, 1), (excluded["permitted"]!.GetValue<int>(), excluded["refused"]!.GetValue<int>()));
        Assert.True(report["complete"]!.GetValue<bool>());

        var csv = await server.AsAsync("auditor", "GET", "/api/reports/clauses?from=2020-01-01", accept: "text/csv");
        Assert.Contains("nato-unclassified/3.2,0,0,1,0,0,0,,,\r\n", csv.Body, StringComparison.Ordinal);
        var before = await server.AsAsync("auditor", "GET", "/api/reports/clauses?from=2020-01-01&to=2020-01-02T00:00:00Z");
        Assert.Empty(before.Json["clauses"]!.AsArray());
        Assert.Equal("invalid_request", (await server.AsAsync("auditor", "GET", "/api/reports/clauses?from=yesterday")).Code);

        var entries = await EntriesAsync(server, "\"type\":\"read\"");
        Assert.Contains("\"route\":\"/api/reports/clauses\"", entries, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_a_reviewer_found_wrong_counts_against_its_clause()
    {
        await using var server = await GovernedServer.StartAsync();
        var refused = await server.AskAsync("analyst-nsa", "Hello");
        var appeal = await server.AsAsync("analyst-nsa", "POST", $"/v1/appeals/{refused.Receipt}", new { reason = "We are no such agency." });
        Assert.True(appeal.Status == HttpStatusCode.OK, appeal.Body);
        var id = appeal.Json["appeal"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.OK, (await server.AsAsync("reviewer", "POST", $"/api/reviews/{id}/take")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.AsAsync("reviewer", "POST", $"/api/reviews/{id}/verdict", new { verdict = "approve", reason = "Right." })).Status);
        var report = (await server.AsAsync("auditor", "GET", "/api/reports/clauses")).Json;
        var clause = report["clauses"]!.AsArray().Single(clause => clause!["clause"]!.GetValue<string>() == "nato-unclassified/3.2")!;
        Assert.Equal((1, 1), (clause["appeals"]!.GetValue<int>(), clause["overturned"]!.GetValue<int>()));
        Assert.Equal(1, clause["false_refusals"]!["rate"]!.GetValue<double>());
    }

    [Fact]
    public async Task The_command_line_submits_confirms_lists_and_reports_with_keys_from_files()
    {
        await using var server = await GovernedServer.StartAsync();
        var order = Path.Combine(server.Data, "order.dsse.json");
        await File.WriteAllBytesAsync(order, server.CouncilOrder("end-of-quotes", EndBuiltIn));
        async Task<Command> RunAsync(string caller, params IEnumerable<string> args)
        {
            var file = Path.Combine(server.Data, caller + ".key");
            await File.WriteAllTextAsync(file, server.KeyOf(caller) + "\n");
            return await Command.CaveatAsync([.. args, "--server", server.Url, "--key-file", file]);
        }

        var submitted = await RunAsync("legal-adviser", "order", "submit", order, "--reason", "Décidé hier");
        Assert.True(submitted.ExitCode == 0, submitted.Error);
        Assert.Contains("another person", submitted.Output, StringComparison.Ordinal);
        var own = await RunAsync("legal-adviser", "order", "confirm", order, "--reason", "Moi aussi");
        Assert.Equal(1, own.ExitCode);
        Assert.Contains("it takes two people", own.Error, StringComparison.Ordinal);
        Assert.Contains("end-of-quotes: order, waits", (await RunAsync("operator", "order", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("operator", "order", "confirm", order, "--reason", "Read and agreed")).ExitCode);
        Assert.Contains("end-of-quotes: stopped", (await RunAsync("operator", "order", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"stopped\"", (await RunAsync("operator", "order", "list", "--json")).Output, StringComparison.Ordinal);
        await server.AskAsync("analyst-nsa", "Hello");
        Assert.Equal(0, (await RunAsync("auditor", "report")).ExitCode);
        Assert.Equal(1, (await RunAsync("officer", "report")).ExitCode);

        var mistaken = await RunAsync("legal-adviser", "waiver", "submit", order, "--reason", "A mistake");
        Assert.Equal(2, mistaken.ExitCode);
        Assert.Contains("use the command for that kind of document", mistaken.Error, StringComparison.Ordinal);
        var unreachable = await Command.CaveatAsync("report", "--server", "http://127.0.0.1:1", "--key-file", Path.Combine(server.Data, "auditor.key"));
        Assert.Equal(2, unreachable.ExitCode);
        Assert.Contains("cannot be reached", unreachable.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_OpenAPI_document_and_the_server_have_the_same_routes_and_roles()
    {
        await using var server = await GovernedServer.StartAsync();
        var paths = (await server.AsAsync("officer", "GET", "/api/openapi.json")).Json["paths"]!.AsObject();
        var described = paths
            .SelectMany(path => path.Value!.AsObject(), (path, operation) => $"{operation.Key.ToUpperInvariant()} {path.Key} {string.Join(',', (operation.Value!["x-roles"]?.AsArray() ?? []).Select(role => role!.GetValue<string>()).Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);
        var served = server.Routes.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText is { } text && (text.StartsWith("/api/", StringComparison.Ordinal) || text.StartsWith("/v1/", StringComparison.Ordinal)))
            .Select(route => $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {route.RoutePattern.RawText!.Replace("**", "", StringComparison.Ordinal)} {string.Join(',', CallerRoleNames.Format(route.Metadata.GetMetadata<RequiredRolesAttribute>()?.AnyOf ?? CallerRoles.None).Split(',').Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);
        Assert.Equal(served, described);
    }

    [Fact]
    public async Task What_the_server_answers_is_what_the_OpenAPI_document_says()
    {
        await using var server = await GovernedServer.StartAsync("--sample", "department-classified");
        var schemas = new OpenApiSchemas((await server.AsAsync("operator", "GET", "/api/openapi.json")).Json);
        List<string> faults = [];
        var owner = await server.RegisterAsync("owner", "department", "USA", "staff-work", CallerRoles.Caller | CallerRoles.AppOwner);
        async Task<Answer> SeeAsync(string caller, string method, string path, string? pattern = null, object? body = null, string? accept = null)
        {
            var answer = await server.WithKeyAsync(caller == "owner" ? owner : server.KeyOf(caller), method, path, body, accept: accept);
            faults.AddRange(schemas.Check(method, pattern ?? path.Split('?')[0], (int)answer.Status, answer.ContentType, answer.Body));
            return answer;
        }

        var submitted = await SeeAsync("legal-adviser", "POST", "/api/instruments", body: Waiver(server));
        await SeeAsync("legal-adviser", "POST", "/api/instruments", body: Waiver(server));
        await SeeAsync("operator", "GET", "/api/instruments");
        await SeeAsync("operator", "GET", $"/api/instruments/{submitted.Digest()}", "/api/instruments/{digest}");
        await SeeAsync("operator", "POST", $"/api/instruments/{submitted.Digest()}/confirm", "/api/instruments/{digest}/confirm");
        await SeeAsync("operator", "POST", "/api/instruments/none/withdraw", "/api/instruments/{digest}/withdraw");
        await SeeAsync("legal-adviser", "POST", "/api/waivers/one-trial/notice", "/api/waivers/{id}/notice");
        await SeeAsync("operator", "GET", "/api/instruments");
        await SeeAsync("legal-adviser", "POST", "/api/orders/preview", body: Encoding.UTF8.GetBytes(Api.OrderText("draft", EndBuiltIn, "oversight-office").Replace("nato-unclassified", "department-classified", StringComparison.Ordinal)));
        await SeeAsync("legal-adviser", "POST", "/api/orders/preview", body: "#"u8.ToArray());
        var added = await SeeAsync("operator", "POST", "/api/callers", body: new { name = "x", organisation = "department", nation = "USA", purpose = "staff-work", roles = new[] { "caller" }, reason = "needed", app = "travel-desk", language = "fr" });
        var id = added.Json["caller"]!["id"]!.GetValue<string>();
        await SeeAsync("operator", "GET", "/api/callers");
        await SeeAsync("operator", "POST", $"/api/callers/{id}/roles", "/api/callers/{id}/roles", new { roles = new[] { "legal" }, reason = "needed" });
        await SeeAsync("operator", "DELETE", $"/api/callers/{id}", "/api/callers/{id}");
        await SeeAsync("officer", "POST", "/v1/chat/completions", body: new { model = "built-in/quote", messages = new[] { new { role = "user", content = "Hello" } } });
        await SeeAsync("officer", "GET", "/v1/models");
        await SeeAsync("operator", "GET", "/api/reports/clauses");
        await SeeAsync("operator", "GET", "/api/reports/clauses", accept: "text/csv");
        await SeeAsync("officer", "GET", "/api/reports/clauses");
        await SeeAsync("officer", "GET", "/api/standing");
        var network = await SeeAsync("officer", "GET", "/v1/agreement");
        var (agreement, version, digest) = (network.Json["agreements"]![0]!["id"], network.Json["agreements"]![0]!["version"], network.Json["agreements"]![0]!["digest"]);
        Assert.Equal(HttpStatusCode.Created, (await SeeAsync("officer", "POST", "/v1/consents", body: new { agreement, version, digest, accepted = true, language = "en" })).Status);
        await SeeAsync("officer", "POST", "/v1/consents", body: new { agreement, version, digest = "sha256:0", accepted = true, language = "en" });
        await SeeAsync("officer", "GET", "/v1/agreement");
        await SeeAsync("owner", "GET", "/v1/apps");
        var app = await SeeAsync("owner", "POST", "/v1/apps", body: new { app = "travel-desk", purpose = "staff-work", organisation = "department" });
        Assert.Equal(HttpStatusCode.Created, app.Status);
        await SeeAsync("owner", "POST", "/v1/apps", body: new { app = "travel-desk", purpose = "staff-work", organisation = "department" });
        await SeeAsync("owner", "GET", "/v1/apps");
        await SeeAsync("owner", "DELETE", $"/v1/apps/{app.Json["app"]!["id"]!.GetValue<string>()}", "/v1/apps/{id}");
        await SeeAsync("owner", "DELETE", "/v1/apps/none", "/v1/apps/{id}");
        Assert.Empty(faults);
    }

    private static async Task IsConflictAsync(Task<Answer> answering)
    {
        var answer = await answering;
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("conflict", answer.Code);
    }

    private static byte[] Amendment(GovernedServer server, JsonNode first, string inForce)
    {
        var text = first["text"]!.GetValue<string>()
            .Replace("version: 1\n", $"version: 2\namends: {first["digest"]}\n", StringComparison.Ordinal)
            .Replace("in-force: 2026-03-16T00:00:00Z", $"in-force: {inForce}", StringComparison.Ordinal);
        var agreement = Assert.IsType<ReadResult.Parsed>(AgreementReader.Read(Encoding.UTF8.GetBytes(text), "next")).Agreement;
        var signed = SignedAgreement.Wrap(agreement, "next");
        foreach (var party in new[] { "alliance", "vendor" })
        {
            using var key = PartyPrivateKey.Load(Path.Combine(server.Data, "keys", $"party-{party}.pem"));
            signed = signed.Sign(key);
        }

        return signed.Envelope.ToJson();
    }

    /// <summary>A waiver that began an hour ago and ends in twenty days; its clause wants notice within five.</summary>
    private static byte[] Waiver(GovernedServer server)
    {
        var now = server.Ready.Setup.Time.GetUtcNow();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        static string Utc(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var text = $"""
            ---
            waiver: one-trial
            agreement: department-classified
            clause: 4.4
            signer: oversight-director
            from: {Utc(hour)}
            until: {Utc(hour.AddDays(20))}
            ---
            # A trial on the range

            One trial on the range, with the range's own people at the controls.

            """;
        var waiver = Assert.IsType<DocumentResult<Waiver>.Parsed>(WaiverReader.Read(Encoding.UTF8.GetBytes(text), "waiver")).Document;
        using var key = PartyPrivateKey.Load(Path.Combine(server.Data, "keys", "person-oversight-director.pem"));
        return SignedWaiver.Wrap(waiver, "waiver").Sign(key).Envelope.ToJson();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 400; i++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(25);
        }

        Assert.Fail("It did not come to hold within 10 seconds.");
    }

    /// <summary>The published entries, once there is one that holds a text.</summary>
    private static async Task<string> EntriesAsync(GovernedServer server, string untilHolds)
    {
        var entries = "";
        await UntilAsync(async () =>
        {
            var folder = Path.Combine(server.Ledger, "tile", "entries");
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
            entries = string.Concat(await Task.WhenAll(files.Select(async file => Encoding.UTF8.GetString(await ReadIfThereAsync(file)))));
            return entries.Contains(untilHolds, StringComparison.Ordinal);
        });
        return entries;
    }

    /// <summary>A partial bundle goes when a longer one stands.</summary>
    private static async Task<byte[]> ReadIfThereAsync(string file)
    {
        try
        {
            return await File.ReadAllBytesAsync(file);
        }
        catch (IOException)
        {
            return [];
        }
    }
}
