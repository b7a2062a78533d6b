using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Waivers;
using Caveat.Gateway.Attachments;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Governing;
using Caveat.Gateway.Providers;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Sealing;
using Caveat.Ledger;
using Caveat.Signing.Notes;
using Caveat.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caveat.Gateway.Tests.Hosting;

/// <summary>A gateway on loopback under agreements of the tests' own, with a clock that a test sets.</summary>
internal sealed class GatewayStage : IAsyncDisposable
{
    /// <summary>A request with this header comes as that of a session of the key's person.</summary>
    private const string SessionHeader = "Test-Session";

    private readonly WebApplication _app;
    private readonly AppendLog _log;
    private readonly Dictionary<string, CallerKey> _keys;

    private GatewayStage(WebApplication app, AppendLog log, SharedDatabase database, SetClock clock, Dictionary<string, CallerKey> keys) =>
        (_app, _log, Database, Clock, _keys) = (app, log, database, clock, keys);

    public SharedDatabase Database { get; }

    public SetClock Clock { get; }

    /// <summary>A key that one of the callers was given, or any that the test names.</summary>
    public string KeyOf(string caller) => _keys.TryGetValue(caller, out var key) ? key.Reveal() : caller;

    public T Part<T>()
        where T : class => _app.Services.GetRequiredService<T>();

    public static async Task<GatewayStage> StartAsync(TestDatabase bed, params ProviderOptions[] providers)
    {
        var clock = new SetClock(Samples.Now);
        var database = bed.Open();
        var callers = new CallerStore(database);
        Dictionary<string, CallerKey> keys = [];
        Put("officer", "headquarters", "BEL", CallerRoles.Caller);
        Put("developer", "ministry", "FRA", CallerRoles.Caller | CallerRoles.AppOwner);
        Put("colleague", "ministry", "FRA", CallerRoles.Caller | CallerRoles.AppOwner);
        Put("operator", "headquarters", "BEL", CallerRoles.Operator);
        var folders = new GatewayFolders(bed.Folder.File($"data-{Guid.CreateVersion7()}"));
        var log = await AppendLog.OpenAsync(new AppendLogOptions
        {
            Directory = folders.Ledger,
            JournalDirectory = folders.Journal,
            Origin = "gateway.test",
            Signer = NoteSigner.Generate("gateway.test"),
            TimeProvider = TimeProvider.System,
        });
        var setup = new GatewaySetup
        {
            Network = NetworkId.Parse("office-network"),
            Primary = AgreementId.Parse("alliance"),
            Assembly = new InstrumentAssembly([SignedText.Alliance, SignedText.France]),
            Governing = new GoverningInstruments(new Instruments([new(SignedText.Alliance), new(SignedText.France)], OrderBook.Empty, WaiverBook.Empty)),
            Log = log,
            Folders = folders,
            Database = database,
            Callers = callers,
            Sealed = SealedStore.Open(database, ContentSeal.LoadOrCreate(bed.Folder.File("seal.key"))),
            Providers = providers,
            Limits = new ExchangeLimits(),
            Documents = new DocumentOptions(),
            Time = clock,
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        setup.AddTo(builder.Services);
        var app = builder.Build();
        app.UseCallers();
        app.Use((http, next) =>
        {
            if (http.Request.Headers.ContainsKey(SessionHeader) && http.Features.Get<Caller>() is { } caller)
            {
                http.Features.Set(caller with { Session = caller.Key });
            }

            return next(http);
        });
        app.MapGateway();
        await app.StartAsync();
        return new GatewayStage(app, log, database, clock, keys);

        void Put(string name, string organisation, string nation, CallerRoles roles)
        {
            var key = keys[name] = CallerKey.Generate();
            callers.Put(key.Digest(), new Caller
            {
                Name = name,
                Organisation = OrganisationId.Parse(organisation),
                Nation = NationCode.Parse(nation),
                Purpose = PurposeId.Parse("staff-work"),
                Roles = roles,
                SubjectKey = RandomNumberGenerator.GetBytes(Caller.SubjectKeySize),
            });
        }
    }

    /// <summary>Asks one question; as a signed-in person where <paramref name="session"/> says so.</summary>
    public Task<StageAnswer> AskAsync(string caller, string content = "Hello.", string model = "built-in/quote", bool session = false, string? language = null) =>
        SendAsync(caller, "POST", "/v1/chat/completions", new { model, messages = new[] { new { role = "user", content } } }, session, language);

    /// <param name="caller">One of the stage's callers, or a key.</param>
    public async Task<StageAnswer> SendAsync(string caller, string method, string path, object? body = null, bool session = false, string? language = null)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", KeyOf(caller));
        if (session)
        {
            request.Headers.Add(SessionHeader, "yes");
        }

        if (language is not null)
        {
            request.Headers.Add("Accept-Language", language);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(body));
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new StageAnswer(response.StatusCode, text, text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject());
    }

    /// <summary>Waits until the gateway knows a key, or no longer: its directory in memory follows the database within a second.</summary>
    public async Task KnowsAsync(string key, bool known = true)
    {
        var directory = Part<CallerDirectory>();
        await Eventually.TrueAsync(() => directory.Find(key) is not null == known);
    }

    /// <summary>The text of every entry of one type, in the log's order.</summary>
    public async Task<List<string>> EntriesAsync(string type)
    {
        List<string> found = [];
        for (var index = 0L; index < _log.DurableSize; index++)
        {
            var entry = Encoding.UTF8.GetString((await _log.ReadEntryAsync(index, TestContext.Current.CancellationToken)).Span);
            if (entry.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal))
            {
                found.Add(entry);
            }
        }

        return found;
    }

    /// <summary>Stops the server in good order; the database stays open.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _log.DisposeAsync();
    }
}

/// <summary>A response, read whole.</summary>
internal sealed record StageAnswer(HttpStatusCode Status, string Text, JsonNode Json)
{
    public string Code => Json["error"]!["code"]!.GetValue<string>();

    public string Message => Json["error"]!["message"]!.GetValue<string>();
}
