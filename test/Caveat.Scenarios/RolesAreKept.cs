using System.Net;
using System.Text;
using Caveat.Gateway.Callers;
using Caveat.Scenarios.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Scenarios;

/// <summary>docs/reference/operator-api.md says which roles may use which route; the server keeps to it, and takes two people where it says two.</summary>
public sealed class RolesAreKept
{
    private const string FarAway = "suspend: vendor vendor\nfrom: 2030-01-01T00:00:00Z";

    private int _number;

    private static readonly string[] Roles = CallerRoleNames.All.Split(", ");

    [Fact]
    public async Task The_table_and_the_server_name_the_same_roles()
    {
        await using var server = await GovernedServer.StartAsync();
        var served = server.Routes.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            // Who may judge a case is the case's business; the reviews' own tests are about that.
            .Where(route => !route.RoutePattern.RawText!.StartsWith("/api/reviews", StringComparison.Ordinal))
            .Select(route => $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {route.RoutePattern.RawText} {Sorted(CallerRoleNames.Format(route.Metadata.GetMetadata<RequiredRolesAttribute>()!.AnyOf))}")
            .Order(StringComparer.Ordinal);
        Assert.Equal(Table().Select(row => $"{row.Method} {row.Path} {Sorted(row.Roles)}").Order(StringComparer.Ordinal), served);
    }

    [Fact]
    public async Task Every_route_lets_in_its_roles_and_no_other()
    {
        await using var server = await GovernedServer.StartAsync();
        var keys = new Dictionary<string, string>();
        foreach (var role in Roles)
        {
            keys[role] = (await server.AddCallerAsync($"only-{role}", role)).Key;
        }

        List<string> wrong = [];
        foreach (var row in Table())
        {
            foreach (var role in Roles)
            {
                var (path, body) = await ExampleAsync(server, row.Method, row.Path);
                var answer = await server.WithKeyAsync(keys[role], row.Method, path, body);
                var admitted = row.Roles.Split(", ").Contains(role);
                var refused = answer.Status == HttpStatusCode.Forbidden && answer.Code == "role_required";
                // No example of a notice succeeds in the demonstration, which has no waiver.
                var good = (int)answer.Status is >= 200 and < 300 || (row.Path == "/api/waivers/{id}/notice" && answer.Status == HttpStatusCode.NotFound);
                if (admitted ? refused || !good : !refused)
                {
                    wrong.Add($"{role}: {row.Method} {row.Path} answered {(int)answer.Status} {answer.Body}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_route_needs_a_key()
    {
        await using var server = await GovernedServer.StartAsync();
        foreach (var row in Table())
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.WithKeyAsync("cav_wrong", row.Method, row.Path)).Status);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_route_that_declares_no_roles_is_refused_to_everyone_even_an_open_one(bool open)
    {
        await using var server = await GovernedServer.StartAsync();
        var route = server.Map("/api/forgotten", http => http.Response.WriteAsync("all the secrets"));
        if (open)
        {
            route.WithMetadata(new OpenRouteAttribute());
        }

        foreach (var caller in new[] { "operator", "legal-adviser", "auditor" })
        {
            var answer = await server.AsAsync(caller, "GET", "/api/forgotten");
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Equal("role_required", answer.Code);
        }
    }

    [Fact]
    public async Task Whoever_only_runs_the_gateway_does_not_ask_it()
    {
        await using var server = await GovernedServer.StartAsync();
        var answer = await server.AskAsync("operator", "Hello");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("role_required", answer.Code);
    }

    [Fact]
    public async Task Whoever_submits_a_document_does_not_confirm_it_although_all_signatures_are_there()
    {
        await using var server = await GovernedServer.StartAsync();
        var submitted = await server.AsAsync("operator", "POST", "/api/instruments", server.CouncilOrder("one", FarAway));
        Assert.Equal(HttpStatusCode.Created, submitted.Status);
        var own = await server.AsAsync("operator", "POST", $"/api/instruments/{submitted.Digest()}/confirm");
        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        Assert.Equal("same_person", own.Code);
        var other = await server.AsAsync("legal-adviser", "POST", $"/api/instruments/{submitted.Digest()}/confirm");
        Assert.Equal(HttpStatusCode.OK, other.Status);
    }

    [Theory]
    [InlineData("twin", null, "twin", null)]
    [InlineData("left-hand", "council-chair", "right-hand", "council-chair")]
    public async Task Two_keys_of_one_person_are_one_person(string first, string? firstPerson, string second, string? secondPerson)
    {
        await using var server = await GovernedServer.StartAsync();
        var one = await server.AddCallerAsync(first, "legal", firstPerson);
        var two = await server.AddCallerAsync(second, "operator", secondPerson);
        var submitted = await server.WithKeyAsync(one.Key, "POST", "/api/instruments", server.CouncilOrder("one", FarAway));
        var confirmed = await server.WithKeyAsync(two.Key, "POST", $"/api/instruments/{submitted.Digest()}/confirm");
        Assert.Equal(HttpStatusCode.Forbidden, confirmed.Status);
        Assert.Equal("same_person", confirmed.Code);
    }

    [Fact]
    public async Task Nobody_gives_roles_to_themselves_by_any_key()
    {
        await using var server = await GovernedServer.StartAsync();
        var callers = await server.AsAsync("operator", "GET", "/api/callers");
        var own = callers.Json["callers"]!.AsArray().Single(caller => caller!["name"]!.GetValue<string>() == "operator")!["id"]!.GetValue<string>();
        var raised = await server.AsAsync("operator", "POST", $"/api/callers/{own}/roles", new { roles = new[] { "operator", "legal" }, reason = "I want to" });
        Assert.Equal("same_person", raised.Code);
        var doubled = await server.AsAsync("operator", "POST", "/api/callers", new
        {
            name = "operator",
            organisation = "alliance-headquarters",
            nation = "BEL",
            purpose = "staff-work",
            roles = new[] { "legal" },
            reason = "I want to",
        });
        Assert.Equal("same_person", doubled.Code);
    }

    /// <summary>A request that succeeds for whoever may make it.</summary>
    private async Task<(string Path, object? Body)> ExampleAsync(GovernedServer server, string method, string path)
    {
        _number++;
        switch ($"{method} {path}")
        {
            case "POST /api/instruments":
                return (path, server.CouncilOrder($"order-{_number}", FarAway));
            case "GET /api/instruments/{digest}":
                var all = await server.AsAsync("operator", "GET", "/api/instruments");
                return ($"/api/instruments/{all.Json["agreements"]![0]!["versions"]![0]!["digest"]}", null);
            case "POST /api/instruments/{digest}/confirm" or "POST /api/instruments/{digest}/withdraw":
                var submitted = await server.AsAsync("legal-adviser", "POST", "/api/instruments", server.CouncilOrder($"order-{_number}", FarAway));
                return (path.Replace("{digest}", submitted.Digest(), StringComparison.Ordinal), null);
            case "POST /api/orders/preview":
                return (path, Encoding.UTF8.GetBytes(Api.OrderText("draft", FarAway)));
            case "POST /api/waivers/{id}/notice":
                return ("/api/waivers/none/notice", null);
            case "POST /api/callers":
                return (path, new { name = $"new-{_number}", organisation = "alliance-headquarters", nation = "BEL", purpose = "staff-work", roles = new[] { "caller" }, reason = "needed" });
            case "POST /api/callers/{id}/roles":
                return (path.Replace("{id}", (await server.AddCallerAsync($"new-{_number}", "caller")).Id, StringComparison.Ordinal), new { roles = new[] { "reviewer" }, reason = "promoted" });
            case "DELETE /api/callers/{id}":
                return (path.Replace("{id}", (await server.AddCallerAsync($"new-{_number}", "caller")).Id, StringComparison.Ordinal), null);
            default:
                return (path, method == "GET" ? null : new { });
        }
    }

    private static IReadOnlyList<(string Method, string Path, string Roles)> Table() =>
    [
        .. File.ReadAllLines(Repository.File("docs", "reference", "operator-api.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains("`/api", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (cells[1].Trim('`'), cells[2].Trim('`'), cells[3])),
    ];

    private static string Sorted(string roles) => string.Join(',', roles.Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));
}
