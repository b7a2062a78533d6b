using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caveat.Assistant.Tests.Access;

/// <summary>Speaks the gateway's routes that the pages use, on a port of its own. Anybody's code is 1234-5678.</summary>
public sealed class FakeGateway : IAsyncDisposable
{
    private const string Code = "1234-5678";

    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, string> _sessions = new();
    private readonly ConcurrentDictionary<string, string> _consents = new();
    private readonly ConcurrentDictionary<string, (string Owner, JsonObject View)> _passkeys = new();
    private int _number;

    private FakeGateway(TimeProvider time)
    {
        _time = time;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Use(async (http, next) =>
        {
            Asked.Enqueue($"{http.Request.Method} {http.Request.Path}");
            Languages.Enqueue(http.Request.Headers.AcceptLanguage.ToString());
            if (IsDown)
            {
                http.Abort();
                return;
            }

            await next(http);
        });
        MapSignIn();
        MapCaller();
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Method and path of every request.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public ConcurrentQueue<string> Languages { get; } = new();

    /// <summary>The bodies that were posted to consent.</summary>
    public ConcurrentQueue<JsonObject> Consents { get; } = new();

    /// <summary>The keys that were ended.</summary>
    public ConcurrentQueue<string> Ended { get; } = new();

    /// <summary>Whether connections are cut instead of answered.</summary>
    public bool IsDown { get; set; }

    public int Version { get; set; } = 2;

    public string ClauseText { get; set; } = "Personal data shall not be entered. See article 3.";

    public string CodesStatus { get; set; } = "202";

    public static async Task<FakeGateway> StartAsync(TimeProvider time)
    {
        var gateway = new FakeGateway(time);
        await gateway._app.StartAsync();
        return gateway;
    }

    public static string SubjectOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>Ends every session, as an operator does who removes callers.</summary>
    public void EndSessions() => _sessions.Clear();

    /// <summary>Answers for a caller's consent, as if they had given it before.</summary>
    public void Accept(string name) => _consents[$"{SubjectOf(name)} {Version}"] = "accepted";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Digest => $"sha256:{Version}";

    private void MapSignIn()
    {
        _app.MapPost("/v1/sign-in/codes", (HttpContext http) => Results.StatusCode(int.Parse(CodesStatus, System.Globalization.CultureInfo.InvariantCulture)));
        _app.MapPost("/v1/sign-in", async (HttpContext http) =>
        {
            var body = await BodyAsync(http);
            return (string?)body["code"] == Code ? Open((string)body["name"]!) : Error(401, "sign_in_failed");
        });
        _app.MapPost("/v1/sign-in/passkey/challenge", () => Results.Text("""{"id":"c1","options":{"challenge":"AAAA"}}""", "application/json"));
        _app.MapPost("/v1/sign-in/passkey", async (HttpContext http) =>
        {
            var body = await BodyAsync(http);
            return (string?)body["credential"]?["id"] == "mine" && (string?)body["origin"] == $"http://{new Uri((string)body["origin"]!).Authority}" ? Open("officer") : Error(401, "sign_in_failed");
        });
        _app.MapDelete("/v1/session", (HttpContext http) =>
        {
            var token = Token(http);
            Ended.Enqueue(token);
            return _sessions.TryRemove(token, out _) ? Results.NoContent() : Error(401, "invalid_api_key");
        });
    }

    private void MapCaller()
    {
        _app.MapGet("/v1/caller", (HttpContext http) => NameOf(http) is { } name ? Results.Text(Caller(name).ToJsonString(), "application/json") : Error(401, "invalid_api_key"));
        _app.MapGet("/api/standing", () => Results.Text("""{"time":"2026-03-01T12:00:00Z","orders":[]}""", "application/json"));
        _app.MapGet("/v1/agreement", (HttpContext http) => NameOf(http) is { } name ? Results.Text(Network(name).ToJsonString(), "application/json") : Error(401, "invalid_api_key"));
        _app.MapPost("/v1/consents", async (HttpContext http) =>
        {
            var body = await BodyAsync(http);
            Consents.Enqueue(body);
            if ((string?)body["digest"] != Digest)
            {
                return Error(409, "agreement_changed");
            }

            _consents[$"{SubjectOf(NameOf(http)!)} {Version}"] = (bool)body["accepted"]! ? "accepted" : "declined";
            return Results.Text("""{"receipt":"r1"}""", "application/json", statusCode: 201);
        });
        _app.MapGet("/v1/passkeys", (HttpContext http) => Results.Text(
            new JsonObject { ["passkeys"] = new JsonArray([.. _passkeys.Values.Where(passkey => passkey.Owner == NameOf(http)).Select(passkey => passkey.View.DeepClone())]) }.ToJsonString(), "application/json"));
        _app.MapPost("/v1/passkeys/challenge", () => Results.Text("""{"id":"c2","options":{"challenge":"BBBB"}}""", "application/json"));
        _app.MapPost("/v1/passkeys", async (HttpContext http) =>
        {
            var view = new JsonObject { ["id"] = $"p{Interlocked.Increment(ref _number)}", ["name"] = (string?)(await BodyAsync(http))["name"], ["created"] = "2026-03-01T12:00:00Z" };
            _passkeys[(string)view["id"]!] = (NameOf(http)!, view);
            return Results.Text(view.ToJsonString(), "application/json", statusCode: 201);
        });
        _app.MapDelete("/v1/passkeys/{id}", (string id) => _passkeys.TryRemove(id, out _) ? Results.NoContent() : Error(404, "not_found"));
    }

    private IResult Open(string name)
    {
        var token = $"cvs_{Interlocked.Increment(ref _number)}";
        _sessions[token] = name;
        var expires = _time.GetUtcNow().AddHours(12).ToString("O");
        return Results.Text(new JsonObject { ["token"] = token, ["expires"] = expires, ["caller"] = Caller(name) }.ToJsonString(), "application/json", statusCode: 201);
    }

    private static JsonObject Caller(string name) => new()
    {
        ["subject"] = SubjectOf(name),
        ["name"] = name,
        ["organisation"] = Named("staff", "Staff"),
        ["nation"] = "BEL",
        ["purpose"] = Named("staff-work", "Staff work"),
        ["roles"] = new JsonArray("caller"),
        ["clearance"] = "NATO UNCLASSIFIED",
    };

    private JsonObject Network(string name) => new()
    {
        ["network"] = Named("demo", "Demonstration network"),
        ["ceiling"] = "NATO UNCLASSIFIED",
        ["log_key"] = "demo+00000000+AAAA",
        ["agreements"] = new JsonArray(new JsonObject
        {
            ["id"] = "sample",
            ["version"] = Version,
            ["digest"] = Digest,
            ["title"] = "Agreement on the use of AI",
            ["from"] = "2026-03-01T00:00:00Z",
            ["until"] = null,
            ["parties"] = new JsonArray("vendor", "department"),
            ["clauses"] = new JsonArray(
                new JsonObject { ["number"] = "4.2", ["title"] = "Personal data", ["text"] = ClauseText, ["enforcement"] = "detected", ["rule"] = "forbid: finding personal-data" }),
            ["consent"] = _consents.GetValueOrDefault($"{SubjectOf(name)} {Version}"),
        }),
    };

    private static JsonObject Named(string id, string name) => new() { ["id"] = id, ["name"] = name };

    private static IResult Error(int status, string code) => Results.Text(
        new JsonObject { ["error"] = new JsonObject { ["message"] = "No.", ["type"] = "x", ["param"] = null, ["code"] = code } }.ToJsonString(), "application/json", statusCode: status);

    private static async Task<JsonObject> BodyAsync(HttpContext http) => (JsonObject)(await JsonNode.ParseAsync(http.Request.Body))!;

    private static string Token(HttpContext http) => http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);

    private string? NameOf(HttpContext http) => _sessions.GetValueOrDefault(Token(http));
}
