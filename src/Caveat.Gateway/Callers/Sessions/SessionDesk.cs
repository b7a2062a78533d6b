namespace Caveat.Gateway.Callers.Sessions;

/// <summary>Opens and ends sessions. Thread-safe.</summary>
/// <remarks>No record, no session: the entry is durable first. A crash after it leaves a session on record that nobody has.</remarks>
internal sealed class SessionDesk(SessionStore store, CallerDirectory directory, SessionEntries entries, TimeProvider time)
{
    /// <summary>A working day; no use makes it longer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Gives a caller who has signed in a session under a new key, whatever sessions there are.</summary>
    public async Task<OpenedSession> OpenAsync(Caller caller, SignInWay way, CancellationToken cancellationToken)
    {
        var key = CallerKey.GenerateForSession();
        var now = time.GetUtcNow();
        // Whole milliseconds, as they are stored.
        var expires = DateTimeOffset.FromUnixTimeMilliseconds((now + Lifetime).ToUnixTimeMilliseconds());
        await entries.OpenedAsync(caller, way, expires, cancellationToken).ConfigureAwait(false);
        await store.PutAsync(new StoredSession(key.Digest(), caller.Key, expires), now, cancellationToken).ConfigureAwait(false);
        await directory.RenewAsync(cancellationToken).ConfigureAwait(false);
        return new OpenedSession(key, expires, caller with { Session = key.Digest(), Expires = expires });
    }

    /// <summary>Ends the session that a caller came with.</summary>
    /// <returns>False where it came with its own key, which only an operator ends.</returns>
    public async Task<bool> CloseAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Session is not { } session)
        {
            return false;
        }

        // The session ends before the entry says so: of the two, a session that goes on is the worse.
        await store.RemoveAsync(session, cancellationToken).ConfigureAwait(false);
        await directory.RenewAsync(CancellationToken.None).ConfigureAwait(false);
        await entries.ActAsync("session", "closed", caller, CancellationToken.None).ConfigureAwait(false);
        return true;
    }
}
