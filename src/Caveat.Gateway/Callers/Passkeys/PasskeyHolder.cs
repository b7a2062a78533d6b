namespace Caveat.Gateway.Callers.Passkeys;

/// <summary>Whose passkeys they are, as authenticators know it (WebAuthn user handle): a keyed hash, no name.</summary>
internal sealed record PasskeyHolder(string Handle)
{
    public static PasskeyHolder Of(Caller caller) => new(SubjectId.Keyed(caller, "caveat/passkey-holder/v1"u8));
}
