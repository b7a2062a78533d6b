using System.Collections.Frozen;
using Caveat.Gateway.Storage.Changes;

namespace Caveat.Gateway.Callers;

/// <summary>Finds the caller behind an API key, from memory.</summary>
/// <remarks>
/// Thread-safe. The change signal renews it: a caller that another process adds or removes is seen within a second, and a
/// flood of wrong keys costs no I/O.
/// </remarks>
public sealed class CallerDirectory : IDisposable
{
    private readonly IDisposable _subscription;
    private volatile FrozenDictionary<KeyDigest, Caller> _callers;

    public CallerDirectory(CallerStore store, ChangeSignal changes)
    {
        _callers = store.ReadAll();
        _subscription = changes.Subscribe(ChangeTopic.Callers, async cancellationToken => _callers = await store.ReadAllAsync(cancellationToken).ConfigureAwait(false));
    }

    public Caller? Find(ReadOnlySpan<char> presentedKey) =>
        presentedKey.Length is 0 or > KeyDigest.MaximumKeyLength ? null : _callers.GetValueOrDefault(KeyDigest.Of(presentedKey));

    public void Dispose() => _subscription.Dispose();
}
