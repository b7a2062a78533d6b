using Caveat.Gateway.Storage.Changes;
using Microsoft.Extensions.Hosting;

namespace Caveat.Gateway.Governing;

/// <summary>Brings into effect, within a second, what another replica or this one has accepted.</summary>
internal sealed class InstrumentWatch(InstrumentDesk desk, ChangeSignal changes) : IHostedService, IDisposable
{
    private IDisposable? _subscription;

    /// <summary>Reads the set once before the server listens, so that its entry stands before the first decision.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await desk.ReloadAsync(cancellationToken).ConfigureAwait(false);
        _subscription = changes.Subscribe(ChangeTopic.Instruments, desk.ReloadAsync);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _subscription?.Dispose();
}
