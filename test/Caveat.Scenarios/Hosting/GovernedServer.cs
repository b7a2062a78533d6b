using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Caveat.Server.Starting;
using Caveat.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Scenarios.Hosting;

/// <summary>The whole server on loopback, as its command line starts it, with a clock that a test may set.</summary>
internal sealed class GovernedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServerStart _start;
    private readonly TemporaryFolder _folder;
    private readonly bool _ownsFolder;

    private GovernedServer(WebApplication app, ServerStart start, TemporaryFolder folder, bool ownsFolder)
    {
        _app = app;
        _start = start;
        _folder = folder;
        _ownsFolder = ownsFolder;
    }

    public WebApplication App => _app;

    public string Url => _app.Urls.First();

    public string Data => _folder.File("data");

    public string Ledger => Path.Combine(Data, "ledger");

    public IEnumerable<Endpoint> Routes => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints);

    /// <summary>Adds a route of the test's own to the running server.</summary>
    public IEndpointConventionBuilder Map(string pattern, RequestDelegate answer) => _app.MapGet(pattern, answer);

    public ServerStart.Ready Ready => (ServerStart.Ready)_start;

    /// <summary>A part of the server.</summary>
    public T Part<T>()
        where T : class => _app.Services.GetRequiredService<T>();

    public static Task<GovernedServer> StartAsync(params IEnumerable<string> args) => StartAsync(TimeProvider.System, args);

    public static Task<GovernedServer> StartAsync(TimeProvider clock, params IEnumerable<string> args) =>
        StartAsync(new TemporaryFolder(), ownsFolder: true, clock, args);

    /// <summary>Starts on a folder that stays when the server stops.</summary>
    public static Task<GovernedServer> StartInAsync(TemporaryFolder folder, params IEnumerable<string> args) =>
        StartAsync(folder, ownsFolder: false, TimeProvider.System, args);

    /// <summary>Starts on a folder that stays when the server stops, by a clock that the test sets.</summary>
    public static Task<GovernedServer> StartInAsync(TemporaryFolder folder, TimeProvider clock, params IEnumerable<string> args) =>
        StartAsync(folder, ownsFolder: false, clock, args);

    private static async Task<GovernedServer> StartAsync(TemporaryFolder folder, bool ownsFolder, TimeProvider clock, IEnumerable<string> args)
    {
        var (app, start) = await ServerHost.BuildAsync(
            ["--urls", "http://127.0.0.1:0", "--data", folder.File("data"), .. args], clock);
        Assert.True(app is not null, string.Join('\n', (start as ServerStart.Stopped)?.Errors ?? []));
        await app.StartAsync();
        return new GovernedServer(app, start, folder, ownsFolder);
    }

    /// <summary>The arguments that give a server one more provider.</summary>
    public static string[] With(FakeProvider provider, int number = 0, string vendor = "self-hosted") =>
    [
        $"--Providers:{number}:Name=fake-{number}",
        $"--Providers:{number}:Vendor={vendor}",
        $"--Providers:{number}:BaseUrl={provider.BaseUrl}",
        $"--Providers:{number}:Models:0=test-model",
    ];

    public string KeyOf(string caller) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Data, "demo.json")))!["callers"]!.AsArray()
            .Single(entry => entry!["name"]!.GetValue<string>() == caller)!["key"]!.GetValue<string>();

    public HttpClient ClientOf(string caller)
    {
        var client = new HttpClient { BaseAddress = new Uri(Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", KeyOf(caller));
        return client;
    }

    /// <summary>Asks one question in one message.</summary>
    public Task<Answer> AskAsync(string caller, string content, string model = "built-in/quote", bool stream = false) =>
        PostAsync(caller, JsonSerializer.Serialize(new { model, stream, messages = new[] { new { role = "user", content } } }));

    public async Task<Answer> PostAsync(string caller, string body, params IEnumerable<(string Name, string Value)> headers)
    {
        using var client = ClientOf(caller);
        foreach (var (name, value) in headers)
        {
            client.DefaultRequestHeaders.Add(name, value);
        }

        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync(new Uri("/v1/chat/completions", UriKind.Relative), content);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Any route but an exchange's; a POST where there is a body.</summary>
    public async Task<Answer> CallAsync(string caller, string path, string? body = null)
    {
        using var client = ClientOf(caller);
        using var content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var response = content is null
            ? await client.GetAsync(new Uri(path, UriKind.Relative))
            : await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return await Answer.ReadAsync(response);
    }

    public async Task<string> ReceiptAsync(string caller, string id)
    {
        using var client = ClientOf(caller);
        return await client.GetStringAsync(new Uri($"/v1/receipts/{id}", UriKind.Relative));
    }

    /// <summary>Stops in good order: everything that was recorded is in the published log afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _start.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Dispose();
        }
    }
}
