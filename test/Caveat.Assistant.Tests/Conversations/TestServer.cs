using Caveat.Assistant.Access;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Tests.Storage;
using Caveat.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Caveat.Assistant.Tests.Conversations;

/// <summary>The assistant's conversations as one server has them, composed as in production but for documents and projects.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly ServiceProvider _parts;
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly IHostedService _upkeep;
    private readonly AssistantDatabase _database;

    private TestServer(TestPlace place, string gateway)
    {
        var options = new AssistantOptions { Gateway = gateway };
        _database = place.Open();
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton(options);
        services.AddSingleton<TimeProvider>(new HastyClock());
        services.AddSingleton<IHostApplicationLifetime>(_lifetime);
        services.AddSingleton(_database);
        services.AddSingleton(OwnerSeal.Open(_database, place.KeyFile));
        ConversationSetup.Add(services, options);
        services.AddSingleton<IAnswerMaterial>(Material);
        _parts = services.BuildServiceProvider();
        _upkeep = _parts.GetRequiredService<IHostedService>();
    }

    public FakeMaterial Material { get; } = new();

    public ConversationStore Store => _parts.GetRequiredService<ConversationStore>();

    public AnswerDesk Desk => _parts.GetRequiredService<AnswerDesk>();

    public LiveAnswers Live => _parts.GetRequiredService<LiveAnswers>();

    public static async Task<TestServer> StartAsync(TestPlace place, FakeProvider? gateway = null)
    {
        var server = new TestServer(place, gateway is null ? "http://127.0.0.1:1" : gateway.BaseUrl[..^"/v1".Length]);
        await server._upkeep.StartAsync(default);
        return server;
    }

    /// <summary>Follows an answer to its end.</summary>
    public async Task<AnswerProgress> EndOfAsync(SignedIn by, RowId answer)
    {
        AnswerProgress? last = null;
        await foreach (var progress in Desk.FollowAsync(by.Owner, answer, new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token))
        {
            last = progress;
        }

        return last!;
    }

    /// <summary>Asks in a new conversation or at the end of one, and waits for the answer's end.</summary>
    public async Task<Turn> AnswerAsync(SignedIn by, RowId conversation, string text)
    {
        var result = await Desk.AskAsync(by, conversation, text, [], null, default);
        return (await EndOfAsync(by, result!.Answer!.Id)).Answer;
    }

    public async Task<RowId> BeginAsync(SignedIn by) => (await Store.CreateAsync(by.Owner, "", null, default)).Id;

    public async Task ShutDownAsync()
    {
        _lifetime.StopApplication();
        await _upkeep.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
    }

    public async ValueTask DisposeAsync()
    {
        await ShutDownAsync();
        await _parts.DisposeAsync();
        await _database.DisposeAsync();
    }
}
