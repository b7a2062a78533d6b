using Microsoft.AspNetCore.Identity;

namespace Caveat.Gateway.Callers.Passkeys;

/// <summary>The passkeys of one ceremony, as ASP.NET Core's verifier asks for them; only those of its origin are there.</summary>
/// <remarks>The verifier reads. What it finds out is written by <see cref="PasskeyDesk"/>, so the members that would write say that they do not.</remarks>
internal sealed class PasskeyRecords(PasskeyStore store, PasskeyOrigin origin, KeyDigest? caller) : IUserPasskeyStore<PasskeyHolder>
{
    /// <summary>The record that the verifier last looked at.</summary>
    public StoredPasskey? Found { get; private set; }

    public Task<PasskeyHolder?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult<PasskeyHolder?>(new PasskeyHolder(userId));

    public Task<string> GetUserIdAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult(user.Handle);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyHolder user, CancellationToken cancellationToken) => caller is { } key
        ? [.. (await store.ListAsync(key, cancellationToken).ConfigureAwait(false)).Where(passkey => passkey.Origin == origin).Select(Record)]
        : [];

    public async Task<PasskeyHolder?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await store.FindAsync(PasskeyStore.IdOf(credentialId), cancellationToken).ConfigureAwait(false) is { } passkey ? new PasskeyHolder(passkey.Handle) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var passkey = await store.FindAsync(PasskeyStore.IdOf(credentialId), cancellationToken).ConfigureAwait(false);
        // Fails closed: a passkey of another origin of the same host is none here.
        Found = passkey is not null && passkey.Handle == user.Handle && passkey.Origin == origin ? passkey : null;
        return Found is null ? null : Record(Found);
    }

    public Task AddOrUpdatePasskeyAsync(PasskeyHolder user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadOnly();

    public Task RemovePasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> CreateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> UpdateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> DeleteAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task SetUserNameAsync(PasskeyHolder user, string? userName, CancellationToken cancellationToken) => throw ReadOnly();

    public Task SetNormalizedUserNameAsync(PasskeyHolder user, string? normalizedName, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<string?> GetUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<string?> GetNormalizedUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<PasskeyHolder?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult<PasskeyHolder?>(null);

    public void Dispose()
    {
    }

    private static UserPasskeyInfo Record(StoredPasskey passkey) => new(
        passkey.Credential,
        passkey.PublicKey,
        passkey.Created,
        passkey.SignCount,
        [.. passkey.Transports],
        isUserVerified: true,
        passkey.IsBackupEligible,
        isBackedUp: false,
        attestationObject: [],
        clientDataJson: []);

    private static NotSupportedException ReadOnly() => new("The verifier of passkeys writes nothing.");
}
