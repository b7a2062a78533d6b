using Caveat.Gateway.Callers.Passkeys;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>A passkey of the caller; times in UTC.</summary>
internal sealed record PasskeyItem(string Id, string Name, DateTime Created, DateTime? LastUsed)
{
    public static PasskeyItem Of(StoredPasskey passkey) => new(passkey.Id, passkey.Name, passkey.Created.UtcDateTime, passkey.LastUsed?.UtcDateTime);
}
