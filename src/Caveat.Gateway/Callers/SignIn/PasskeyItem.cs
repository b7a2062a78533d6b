using Caveat.Gateway.Callers.Passkeys;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>A passkey of the caller.</summary>
internal sealed record PasskeyItem(string Id, string Name, DateTimeOffset Created, DateTimeOffset? LastUsed)
{
    public static PasskeyItem Of(StoredPasskey passkey) => new(passkey.Id, passkey.Name, passkey.Created, passkey.LastUsed);
}
