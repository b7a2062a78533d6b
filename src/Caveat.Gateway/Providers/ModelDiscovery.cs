using Microsoft.Extensions.Hosting;

namespace Caveat.Gateway.Providers;

/// <summary>Keeps the catalogue in step with servers that list their own models.</summary>
/// <remarks>The first round runs before the gateway listens, bounded to two seconds, so that a first request finds what is already up.</remarks>
internal sealed class ModelDiscovery(IReadOnlyList<HttpProvider> providers, ModelCatalogue catalogue, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan RoundTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            await RefreshAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        round.CancelAfter(RoundTimeout);
        try
        {
            await Task.WhenAll(providers.Select(provider => provider.DiscoverModelsAsync(round.Token))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A server that hangs keeps its last known list.
        }

        catalogue.Refresh();
    }
}
