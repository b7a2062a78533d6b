using System.Net;
using System.Text.Json.Nodes;
using Caveat.Gateway.Callers.SignIn;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>A person signs in at the gateway and asks with the session as with a key, until it ends.</summary>
public sealed class SigningIn
{
    private const string AnyKey = "";

    [Fact]
    public async Task Whoever_has_the_code_asks_until_signing_out()
    {
        await using var server = await GovernedServer.StartAsync();
        var token = await SignInAsync(server, "officer");
        var caller = await server.WithKeyAsync(token, "GET", "/v1/caller");
        Assert.Equal(HttpStatusCode.OK, caller.Status);
        Assert.Equal("officer", caller.Json["name"]!.GetValue<string>());
        Assert.Equal("alliance-headquarters", caller.Json["organisation"]!["id"]!.GetValue<string>());
        Assert.NotEqual("alliance-headquarters", caller.Json["organisation"]!["name"]!.GetValue<string>());
        Assert.Equal("staff-work", caller.Json["purpose"]!["id"]!.GetValue<string>());
        Assert.Equal("NATO UNCLASSIFIED", caller.Json["clearance"]!.GetValue<string>());
        Assert.Equal(64, caller.Json["subject"]!.GetValue<string>().Length);
        Assert.Equal(caller.Body, (await server.AsAsync("officer", "GET", "/v1/caller")).Body);
        Assert.Equal(HttpStatusCode.OK, (await server.WithKeyAsync(token, "GET", "/v1/models")).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await server.WithKeyAsync(token, "DELETE", "/v1/session")).Status);
        Assert.Equal("invalid_api_key", (await server.WithKeyAsync(token, "GET", "/v1/caller")).Code);
        Assert.Equal("not_a_session", (await server.AsAsync("officer", "DELETE", "/v1/session")).Code);
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_code_are_answered_alike()
    {
        await using var server = await GovernedServer.StartAsync();
        List<string> asked = [], given = [];
        foreach (var name in new[] { "officer", "nobody", "", "officer\u0000", new string('x', 5000) })
        {
            var code = await server.WithKeyAsync(AnyKey, "POST", "/v1/sign-in/codes", new { name });
            Assert.Equal(HttpStatusCode.Accepted, code.Status);
            asked.Add(code.Body);
            var signIn = await server.WithKeyAsync(AnyKey, "POST", "/v1/sign-in", new { name, code = "none" });
            Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_failed"), (signIn.Status, signIn.Code));
            given.Add(signIn.Body);
        }

        Assert.Single(asked.Distinct());
        Assert.Single(given.Distinct());
    }

    [Fact]
    public async Task Every_sign_in_is_a_new_session_and_a_session_expires()
    {
        var clock = new SetClock(new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero));
        await using var server = await GovernedServer.StartAsync(clock);
        var (first, second) = (await SignInAsync(server, "officer"), await SignInAsync(server, "officer"));
        Assert.NotEqual(first, second);
        clock.Set(new DateTimeOffset(2026, 4, 1, 20, 1, 0, TimeSpan.Zero));
        Assert.Equal("invalid_api_key", (await server.WithKeyAsync(first, "GET", "/v1/caller")).Code);
    }

    [Fact]
    public async Task A_removed_caller_keeps_no_session_and_changed_roles_change_it()
    {
        await using var server = await GovernedServer.StartAsync();
        var (id, key) = await server.AddCallerAsync("newcomer", "caller");
        var token = await SignInAsync(server, "newcomer");
        await server.AsAsync("operator", "POST", $"/api/callers/{id}/roles", new { roles = new[] { "caller", "reviewer" }, reason = "promoted" });
        await UntilAsync(async () => (await server.WithKeyAsync(token, "GET", "/v1/caller")).Json["roles"]!.AsArray().Count == 2);
        await server.AsAsync("operator", "DELETE", $"/api/callers/{id}");
        await UntilAsync(async () => (await server.WithKeyAsync(token, "GET", "/v1/caller")).Status == HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.WithKeyAsync(key, "GET", "/v1/caller")).Status);
    }

    [Fact]
    public async Task A_clearance_that_an_operator_gave_is_told()
    {
        await using var server = await GovernedServer.StartAsync();
        var added = await server.AsAsync("operator", "POST", "/api/callers", Newcomer("UNMARKED"));
        Assert.Equal("UNMARKED", added.Json["caller"]!["clearance"]!.GetValue<string>());
        var key = added.Json["key"]!.GetValue<string>();
        await server.KnowsAsync(key);
        Assert.Equal("UNMARKED", (await server.WithKeyAsync(key, "GET", "/v1/caller")).Json["clearance"]!.GetValue<string>());
        var wrong = await server.AsAsync("operator", "POST", "/api/callers", Newcomer("NATO TOP SECRET"));
        Assert.Equal("caller_invalid", wrong.Code);
        Assert.Contains("\\\"clearance\\\" is \\\"NATO TOP SECRET\\\"", wrong.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passkeys_are_for_people_at_an_origin_that_can_have_them()
    {
        await using var server = await GovernedServer.StartAsync();
        var challenge = await server.WithKeyAsync(AnyKey, "POST", "/v1/sign-in/passkey/challenge", new { origin = "http://localhost:8080" });
        Assert.Equal("localhost", challenge.Json["options"]!["rpId"]!.GetValue<string>());
        Assert.Equal("origin_not_usable", (await server.WithKeyAsync(AnyKey, "POST", "/v1/sign-in/passkey/challenge", new { origin = "http://127.0.0.1:8080" })).Code);
        var refused = await server.WithKeyAsync(AnyKey, "POST", "/v1/sign-in/passkey", new { id = challenge.Json["id"]!.GetValue<string>(), origin = "http://localhost:8080", credential = new { } });
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_failed"), (refused.Status, refused.Code));

        Assert.Empty((await server.AsAsync("officer", "GET", "/v1/passkeys")).Json["passkeys"]!.AsArray());
        var made = await server.AsAsync("officer", "POST", "/v1/passkeys/challenge", new { origin = "http://localhost:8080" });
        Assert.Equal("officer", made.Json["options"]!["user"]!["name"]!.GetValue<string>());
        Assert.Equal("passkey_not_accepted", (await server.AsAsync("officer", "POST", "/v1/passkeys", new { id = "", origin = "http://localhost:8080", name = "x", credential = new { } })).Code);
        Assert.Equal("passkey_not_found", (await server.AsAsync("officer", "DELETE", "/v1/passkeys/00")).Code);
        var app = await server.AddCallerAsync("desk", "caller", app: "travel-desk");
        Assert.Equal("person_required", (await server.WithKeyAsync(app.Key, "POST", "/v1/passkeys/challenge", new { origin = "http://localhost:8080" })).Code);
    }

    [Fact]
    public async Task A_passkey_is_registered_in_a_session_and_opens_the_next_one_as_the_OpenAPI_document_says()
    {
        await using var server = await GovernedServer.StartAsync();
        var schemas = new OpenApiSchemas((await server.AsAsync("officer", "GET", "/api/openapi.json")).Json);
        List<string> faults = [];
        async Task<Answer> SeeAsync(string key, string method, string path, object? body = null)
        {
            var answer = await server.WithKeyAsync(key, method, path, body);
            faults.AddRange(schemas.Check(method, path, (int)answer.Status, answer.ContentType, answer.Body));
            return answer;
        }

        const string Origin = "http://localhost:8080";
        using var device = new SoftwareAuthenticator { Origin = Origin, RelyingParty = "localhost" };
        var token = await SignInAsync(server, "officer");
        var asked = await SeeAsync(token, "POST", "/v1/passkeys/challenge", new { origin = Origin });
        var made = JsonNode.Parse(device.Register(asked.Json["options"]!.ToJsonString()));
        var added = await SeeAsync(token, "POST", "/v1/passkeys", new { id = asked.Json["id"], origin = Origin, name = "my laptop", credential = made });
        Assert.Equal(HttpStatusCode.Created, added.Status);

        var challenge = await SeeAsync(AnyKey, "POST", "/v1/sign-in/passkey/challenge", new { origin = Origin });
        var credential = JsonNode.Parse(device.SignIn(challenge.Json["options"]!.ToJsonString()));
        var body = new { id = challenge.Json["id"], origin = Origin, credential };
        var session = await SeeAsync(AnyKey, "POST", "/v1/sign-in/passkey", body);
        Assert.Equal(HttpStatusCode.Created, session.Status);
        Assert.Equal("sign_in_failed", (await SeeAsync(AnyKey, "POST", "/v1/sign-in/passkey", body)).Code);

        var next = session.Json["token"]!.GetValue<string>();
        Assert.Equal("officer", (await SeeAsync(next, "GET", "/v1/caller")).Json["name"]!.GetValue<string>());
        Assert.NotNull((await SeeAsync(next, "GET", "/v1/passkeys")).Json["passkeys"]![0]!["last_used"]);
        Assert.Equal(HttpStatusCode.NoContent, (await server.WithKeyAsync(next, "DELETE", $"/v1/passkeys/{added.Json["id"]}")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await server.WithKeyAsync(next, "DELETE", "/v1/session")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.WithKeyAsync(next, "GET", "/v1/caller")).Status);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("/v1/sign-in/codes", "{}")]
    [InlineData("/v1/sign-in/codes", "{\"name\": null}")]
    [InlineData("/v1/sign-in", "{\"name\": \"officer\", \"code\": 12345678}")]
    [InlineData("/v1/sign-in", "{\"name\": \"officer\", \"code\": \"1\", \"more\": 1}")]
    [InlineData("/v1/sign-in/codes", "{\"name\": \"\\ud800\"}")]
    [InlineData("/v1/sign-in/passkey", "{\"id\": \"\", \"origin\": \"\"}")]
    [InlineData("/v1/sign-in/passkey/challenge", "not JSON")]
    public async Task A_body_of_another_form_is_told_where_to_read_about_it(string path, string body)
    {
        await using var server = await GovernedServer.StartAsync();
        var answer = await server.WithKeyAsync(AnyKey, "POST", path, System.Text.Encoding.UTF8.GetBytes(body));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (answer.Status, answer.Code));
        Assert.Contains("/api/openapi.json", answer.Body, StringComparison.Ordinal);
    }

    private static object Newcomer(string clearance) => new
    {
        name = "newcomer",
        organisation = "alliance-headquarters",
        nation = "BEL",
        purpose = "staff-work",
        roles = new[] { "caller" },
        reason = "needed",
        clearance,
    };

    private static async Task<string> SignInAsync(GovernedServer server, string name)
    {
        var code = await server.Part<SignInCodes>().IssueAsync(name, TestContext.Current.CancellationToken);
        var answer = await server.WithKeyAsync(AnyKey, "POST", "/v1/sign-in", new { name, code = code!.Code.Reveal() });
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(name, answer.Json["caller"]!["name"]!.GetValue<string>());
        return answer.Json["token"]!.GetValue<string>();
    }

    private static async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        for (var i = 0; i < 400; i++)
        {
            if (await isTrue())
            {
                return;
            }

            await Task.Delay(25);
        }

        Assert.Fail("The server never saw the change.");
    }
}
