using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Caveat.Gateway.Callers.Passkeys;

/// <summary>Registering with a passkey, or signing in with one, at one origin (WebAuthn Level 3, §7.1 and §7.2), by ASP.NET Core's verifier.</summary>
/// <remarks>
/// Demanded: user verification; a discoverable credential, so that no name is typed; the origin as given, not framed by
/// another; the RP ID that is the origin's host. No attestation: which make of authenticator it is proves nothing that the agreement asks for.
/// </remarks>
internal sealed class PasskeyCeremony : IDisposable
{
    // The verifier takes the RP ID from its options, and nothing from a request.
    private static readonly DefaultHttpContext NoRequest = new();

    private readonly UserManager<PasskeyHolder> _holders;
    private readonly PasskeyHandler<PasskeyHolder> _verifier;
    private readonly PasskeyRecords _records;

    /// <param name="caller">Whose passkeys are not to be registered twice; null for signing in.</param>
    public PasskeyCeremony(PasskeyStore store, PasskeyOrigin origin, KeyDigest? caller)
    {
        _records = new PasskeyRecords(store, origin, caller);
        _holders = new UserManager<PasskeyHolder>(
            _records, null!, null!, [], [], null!, null!, null!, NullLogger<UserManager<PasskeyHolder>>.Instance);
        _verifier = new PasskeyHandler<PasskeyHolder>(_holders, Options.Create(new IdentityPasskeyOptions
        {
            ServerDomain = origin.Host,
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required",
            AttestationConveyancePreference = "none",
            AuthenticatorTimeout = ChallengeSeal.Lifetime,
            ValidateOrigin = context => ValueTask.FromResult(context.Origin == origin.Value && !context.CrossOrigin),
        }));
    }

    /// <returns>PublicKeyCredentialRequestOptionsJSON for the browser, and what to keep for the answer.</returns>
    public async Task<(string Options, string State)> AskAsync()
    {
        var made = await _verifier.MakeRequestOptionsAsync(null, NoRequest).ConfigureAwait(false);
        return (made.RequestOptionsJson, made.AssertionState!);
    }

    /// <returns>PublicKeyCredentialCreationOptionsJSON for the browser, and what to keep for the answer.</returns>
    public async Task<(string Options, string State)> AskToRegisterAsync(PasskeyHolder holder, string name)
    {
        var made = await _verifier.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = holder.Handle, Name = name, DisplayName = name }, NoRequest).ConfigureAwait(false);
        return (made.CreationOptionsJson, made.AttestationState!);
    }

    /// <summary>Whether a credential answers the challenge; no input throws.</summary>
    /// <returns>The passkey that signed and its new counter, or null.</returns>
    public async Task<(StoredPasskey Passkey, uint SignCount)?> VerifyAsync(string credential, string state)
    {
        var result = await _verifier.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = NoRequest, CredentialJson = credential, AssertionState = state }).ConfigureAwait(false);
        return result.Succeeded && _records.Found is { } found ? (found, result.Passkey.SignCount) : null;
    }

    /// <summary>Whether a new credential answers the challenge; no input throws.</summary>
    public async Task<UserPasskeyInfo?> VerifyNewAsync(string credential, string state)
    {
        var result = await _verifier.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = NoRequest, CredentialJson = credential, AttestationState = state }).ConfigureAwait(false);
        return result.Succeeded ? result.Passkey : null;
    }

    public void Dispose()
    {
        _holders.Dispose();
        _records.Dispose();
    }
}
