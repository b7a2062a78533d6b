using Caveat.Testing;

namespace Caveat.Scenarios.Hosting;

/// <summary>A story in which a provider of the test's own answers: the server and the provider live as long as one test.</summary>
public abstract class ProviderScenario : IAsyncLifetime
{
    /// <summary>Serves <c>test-model</c>.</summary>
    private protected FakeProvider Provider { get; private set; } = null!;

    private protected GovernedServer Server { get; private set; } = null!;

    /// <summary>Further arguments of the server.</summary>
    private protected virtual IEnumerable<string> Arguments => [];

    public async ValueTask InitializeAsync()
    {
        Provider = await FakeProvider.StartAsync();
        Server = await GovernedServer.StartAsync([.. GovernedServer.With(Provider), .. Arguments]);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
