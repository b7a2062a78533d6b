using System.Collections.Frozen;
using Caveat.Gateway.Callers.Sessions;
using Caveat.Gateway.Storage.Changes;

namespace Caveat.Gateway.Callers;

/// <summary>Finds the caller behind an API key or a session's key, from memory.</summary>
/// <remarks>
/// Thread-safe. The change signal renews it: a caller that another process adds or removes is seen within a second, and a
/// flood of wrong keys costs no I/O. A session is found until its time, whenever its row is deleted.
/// </remarks>
public sealed class CallerDirectory : IDisposable
{
    private readonly CallerStore _store;
    private readonly SessionStore _sessions;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private readonly SemaphoreSlim _oneReader = new(1, 1);
    private volatile FrozenDictionary<KeyDigest, Caller> _callers;

    public CallerDirectory(CallerStore store, SessionStore sessions, ChangeSignal changes, TimeProvider time)
    {
        (_store, _sessions, _time) = (store, sessions, time);
        _callers = Join(store.ReadAll(), sessions.ReadAll());
        _subscription = changes.Subscribe(ChangeTopic.Callers, async cancellationToken => await RenewAsync(cancellationToken).ConfigureAwait(false));
    }

    public Caller? Find(ReadOnlySpan<char> presentedKey) =>
        presentedKey.Length is not (0 or > KeyDigest.MaximumKeyLength)
        && _callers.TryGetValue(KeyDigest.Of(presentedKey), out var caller)
        && (caller.Expires is not { } end || _time.GetUtcNow() < end)
            ? caller
            : null;

    /// <summary>Reads the database now: whoever has just signed in or out need not wait for the change signal.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        // INVARIANT: one reading at a time, each published before the next begins, so that none replaces a later one.
        await _oneReader.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var sessions = await _sessions.ReadAllAsync(cancellationToken).ConfigureAwait(false);
            _callers = Join(await _store.ReadAllAsync(cancellationToken).ConfigureAwait(false), sessions);
        }
        finally
        {
            _oneReader.Release();
        }
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _oneReader.Dispose();
    }

    private static FrozenDictionary<KeyDigest, Caller> Join(FrozenDictionary<KeyDigest, Caller> callers, IReadOnlyList<StoredSession> sessions)
    {
        var joined = new Dictionary<KeyDigest, Caller>(callers);
        foreach (var session in sessions)
        {
            // Fails closed: a session whose caller has no active key is nobody's.
            if (callers.TryGetValue(session.Caller, out var caller))
            {
                joined[session.Key] = caller with { Session = session.Key, Expires = session.Expires };
            }
        }

        return joined.ToFrozenDictionary();
    }
}
