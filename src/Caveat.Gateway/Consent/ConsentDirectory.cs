using System.Collections.Frozen;
using Caveat.Agreements;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Storage.Changes;

namespace Caveat.Gateway.Consent;

/// <summary>Knows from memory who accepted which version. Thread-safe.</summary>
/// <remarks>The change signal renews it: what another replica stored is seen within a second.</remarks>
internal sealed class ConsentDirectory : IDisposable
{
    private readonly ConsentStore _store;
    private readonly IDisposable _subscription;
    private readonly SemaphoreSlim _oneReload = new(1, 1);
    private volatile FrozenSet<(SubjectDigest Subject, AgreementDigest Version)> _accepted;

    public ConsentDirectory(ConsentStore store, ChangeSignal changes)
    {
        _store = store;
        _accepted = store.ReadAccepted();
        _subscription = changes.Subscribe(ChangeTopic.Consents, ReloadAsync);
    }

    /// <summary>Allocates nothing.</summary>
    public bool HasAccepted(Caller caller, AgreementDigest version) => _accepted.Contains((SubjectDigest.Of(caller), version));

    /// <remarks>INVARIANT: one at a time, each reading after it began; so none puts an older state in the place of a newer one.</remarks>
    public async ValueTask ReloadAsync(CancellationToken cancellationToken)
    {
        await _oneReload.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _accepted = await _store.ReadAcceptedAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneReload.Release();
        }
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _oneReload.Dispose();
    }
}
