using System.Text.Json;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Asking;

/// <summary>The routes of the gateway that the pages use, as any other client of it.</summary>
/// <remarks>Thread-safe. Every method throws <see cref="GatewayRefusedException"/> where the gateway refuses or cannot be reached. <c>token</c> is the session's key.</remarks>
public sealed class GatewayClient(HttpClient http)
{
    private readonly HttpClient _http = http;

    public Task AskForCodeAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<SessionView> SignInAsync(string name, string code, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <param name="origin">The browser's origin, such as <c>https://caveat.example</c>.</param>
    public Task<ChallengeView> ChallengeAsync(string origin, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<SessionView> SignInWithPasskeyAsync(string origin, string challenge, JsonElement credential, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task SignOutAsync(string token, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<CallerView> CallerAsync(string token, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<NetworkView> NetworkAsync(string token, Locale locale, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<IReadOnlyList<StandingView>> StandingAsync(string token, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task ConsentAsync(string token, AgreementView agreement, bool accepted, Locale locale, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<IReadOnlyList<ModelView>> ModelsAsync(string token, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The receipt's text (C2SP tlog-proof).</summary>
    public Task<string> ReceiptAsync(string token, string receipt, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Appeals a refusal by its receipt.</summary>
    public Task AppealAsync(string token, string receipt, string reason, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<AppsView> AppsAsync(string token, Locale locale, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<AddedAppView> AddAppAsync(string token, string app, string purpose, string organisation, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task RevokeAppAsync(string token, string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<IReadOnlyList<PasskeyView>> PasskeysAsync(string token, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<ChallengeView> NewPasskeyChallengeAsync(string token, string origin, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task AddPasskeyAsync(string token, string origin, string challenge, string name, JsonElement credential, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task RemovePasskeyAsync(string token, string id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
