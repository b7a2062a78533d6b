using Caveat.Gateway.Callers.Sessions;

namespace Caveat.Gateway.Callers.Passkeys;

/// <summary>Callers' passkeys: registered, listed, removed, signed in with. Thread-safe.</summary>
internal sealed class PasskeyDesk(PasskeyStore store, ChallengeSeal challenges, CallerStore callers, SessionEntries entries, TimeProvider time)
{
    /// <summary>How many a caller may have.</summary>
    public const int Most = 20;

    private const int LongestTransport = 32;
    private const int MostTransports = 10;

    /// <returns>The challenge's id, and PublicKeyCredentialRequestOptionsJSON.</returns>
    public async Task<(string Id, string Options)> ChallengeAsync(PasskeyOrigin origin, CancellationToken cancellationToken)
    {
        using var ceremony = new PasskeyCeremony(store, origin, null);
        var (options, state) = await ceremony.AskAsync().ConfigureAwait(false);
        return (await challenges.IssueAsync(origin, null, state, cancellationToken).ConfigureAwait(false), options);
    }

    /// <returns>Who has signed in; null where the credential does not answer a challenge of this origin that is still open.</returns>
    public async Task<Caller?> RedeemAsync(string id, PasskeyOrigin origin, string credential, CancellationToken cancellationToken)
    {
        if (await challenges.OpenAsync(id, cancellationToken).ConfigureAwait(false) is not { Handle: null } challenge || challenge.Origin != origin)
        {
            return null;
        }

        using var ceremony = new PasskeyCeremony(store, origin, null);
        return await ceremony.VerifyAsync(credential, challenge.State).ConfigureAwait(false) is var (passkey, count)
            && await store.UseAsync(passkey.Id, count, challenge, time.GetUtcNow(), cancellationToken).ConfigureAwait(false)
            ? await callers.FindAsync(passkey.Caller, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <returns>The challenge's id, and PublicKeyCredentialCreationOptionsJSON.</returns>
    public async Task<(string Id, string Options)> ChallengeNewAsync(Caller caller, PasskeyOrigin origin, CancellationToken cancellationToken)
    {
        var holder = PasskeyHolder.Of(caller);
        using var ceremony = new PasskeyCeremony(store, origin, caller.Key);
        var (options, state) = await ceremony.AskToRegisterAsync(holder, caller.Name).ConfigureAwait(false);
        return (await challenges.IssueAsync(origin, holder.Handle, state, cancellationToken).ConfigureAwait(false), options);
    }

    public async Task<AddPasskeyResult> AddAsync(Caller caller, string id, PasskeyOrigin origin, string name, string credential, CancellationToken cancellationToken)
    {
        var holder = PasskeyHolder.Of(caller);
        if (await challenges.OpenAsync(id, cancellationToken).ConfigureAwait(false) is not { } challenge || challenge.Handle != holder.Handle || challenge.Origin != origin)
        {
            return AddPasskeyResult.Rejected.Result;
        }

        using var ceremony = new PasskeyCeremony(store, origin, caller.Key);
        if (await ceremony.VerifyNewAsync(credential, challenge.State).ConfigureAwait(false) is not { } made
            || !await store.SpendAsync(challenge, cancellationToken).ConfigureAwait(false))
        {
            return AddPasskeyResult.Rejected.Result;
        }

        if ((await store.ListAsync(caller.Key, cancellationToken).ConfigureAwait(false)).Count >= Most)
        {
            return AddPasskeyResult.TooMany.Result;
        }

        var passkey = new StoredPasskey
        {
            Id = PasskeyStore.IdOf(made.CredentialId),
            Caller = caller.Key,
            Handle = holder.Handle,
            Origin = origin,
            Credential = made.CredentialId,
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            IsBackupEligible = made.IsBackupEligible,
            // Hints for the browser, by the browser: a few words are enough (WebAuthn §5.8.4).
            Transports = [.. (made.Transports ?? []).Where(word => word.Length <= LongestTransport && word.All(letter => letter is '-' || char.IsAsciiLetterOrDigit(letter))).Take(MostTransports)],
            Name = name,
            Created = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()),
        };
        await entries.ActAsync("passkey", "added", caller, cancellationToken).ConfigureAwait(false);
        return await store.AddAsync(passkey, cancellationToken).ConfigureAwait(false) ? new AddPasskeyResult.Added(passkey) : AddPasskeyResult.Rejected.Result;
    }

    public Task<IReadOnlyList<StoredPasskey>> ListAsync(Caller caller, CancellationToken cancellationToken) => store.ListAsync(caller.Key, cancellationToken);

    /// <returns>Whether the caller had such a passkey. Sessions that it opened go on until their time.</returns>
    public async Task<bool> RemoveAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        if (!await store.RemoveAsync(id, caller.Key, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await entries.ActAsync("passkey", "removed", caller, CancellationToken.None).ConfigureAwait(false);
        return true;
    }
}
