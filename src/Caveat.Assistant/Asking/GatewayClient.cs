using System.Text.Json;
using System.Text.Json.Nodes;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Asking;

/// <summary>The routes of the gateway that the pages use, as any other client of it.</summary>
/// <remarks>Thread-safe. Every method throws <see cref="GatewayRefusedException"/> where the gateway refuses or cannot be reached. <c>token</c> is the session's key.</remarks>
public sealed class GatewayClient(HttpClient http)
{
    private static GatewayJson Json => GatewayJson.Default;

    public Task AskForCodeAsync(string name, CancellationToken cancellationToken) =>
        Post("v1/sign-in/codes", null, new() { ["name"] = name }).TextAsync(cancellationToken);

    public Task<SessionView> SignInAsync(string name, string code, CancellationToken cancellationToken) =>
        Post("v1/sign-in", null, new() { ["name"] = name, ["code"] = code }).ReadAsync(Json.SessionView, cancellationToken);

    /// <param name="origin">The browser's origin, such as <c>https://caveat.example</c>.</param>
    public Task<ChallengeView> ChallengeAsync(string origin, CancellationToken cancellationToken) =>
        Post("v1/sign-in/passkey/challenge", null, new() { ["origin"] = origin }).ReadAsync(Json.ChallengeView, cancellationToken);

    public Task<SessionView> SignInWithPasskeyAsync(string origin, string challenge, JsonElement credential, CancellationToken cancellationToken) =>
        Post("v1/sign-in/passkey", null, new() { ["id"] = challenge, ["origin"] = origin, ["credential"] = JsonObject.Create(credential) })
            .ReadAsync(Json.SessionView, cancellationToken);

    public Task SignOutAsync(string token, CancellationToken cancellationToken) => Delete("v1/session", token).TextAsync(cancellationToken);

    public Task<CallerView> CallerAsync(string token, CancellationToken cancellationToken) => Get("v1/caller", token).ReadAsync(Json.CallerView, cancellationToken);

    public Task<NetworkView> NetworkAsync(string token, Locale locale, CancellationToken cancellationToken) =>
        Get("v1/agreement", token, locale).ReadAsync(Json.NetworkView, cancellationToken);

    public async Task<IReadOnlyList<StandingView>> StandingAsync(string token, CancellationToken cancellationToken) =>
        (await Get("api/standing", token).ReadAsync(Json.Standings, cancellationToken).ConfigureAwait(false)).Orders ?? [];

    public Task ConsentAsync(string token, AgreementView agreement, bool accepted, Locale locale, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(locale);
        return Post("v1/consents", token, new()
        {
            ["agreement"] = agreement.Id,
            ["version"] = agreement.Version,
            ["digest"] = agreement.Digest,
            ["accepted"] = accepted,
            ["language"] = locale.Code,
        }).TextAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ModelView>> ModelsAsync(string token, CancellationToken cancellationToken) =>
        (await Get("v1/models", token).ReadAsync(Json.Models, cancellationToken).ConfigureAwait(false)).Data ?? [];

    /// <summary>The receipt's text (C2SP tlog-proof).</summary>
    public Task<string> ReceiptAsync(string token, string receipt, CancellationToken cancellationToken) => Get("v1/receipts/" + Part(receipt), token).TextAsync(cancellationToken);

    /// <summary>Appeals a refusal by its receipt.</summary>
    public Task AppealAsync(string token, string receipt, string reason, CancellationToken cancellationToken) =>
        Post("v1/appeals/" + Part(receipt), token, new() { ["reason"] = reason }).TextAsync(cancellationToken);

    public Task<AppsView> AppsAsync(string token, Locale locale, CancellationToken cancellationToken) => Get("v1/apps", token, locale).ReadAsync(Json.AppsView, cancellationToken);

    public Task<AddedAppView> AddAppAsync(string token, string app, string purpose, string organisation, CancellationToken cancellationToken) =>
        Post("v1/apps", token, new() { ["app"] = app, ["purpose"] = purpose, ["organisation"] = organisation }).ReadAsync(Json.AddedAppView, cancellationToken);

    public Task RevokeAppAsync(string token, string id, CancellationToken cancellationToken) => Delete("v1/apps/" + Part(id), token).TextAsync(cancellationToken);

    public async Task<IReadOnlyList<PasskeyView>> PasskeysAsync(string token, CancellationToken cancellationToken) =>
        (await Get("v1/passkeys", token).ReadAsync(Json.PasskeyList, cancellationToken).ConfigureAwait(false)).All ?? [];

    public Task<ChallengeView> NewPasskeyChallengeAsync(string token, string origin, CancellationToken cancellationToken) =>
        Post("v1/passkeys/challenge", token, new() { ["origin"] = origin }).ReadAsync(Json.ChallengeView, cancellationToken);

    public Task AddPasskeyAsync(string token, string origin, string challenge, string name, JsonElement credential, CancellationToken cancellationToken) =>
        Post("v1/passkeys", token, new() { ["id"] = challenge, ["origin"] = origin, ["name"] = name, ["credential"] = JsonObject.Create(credential) })
            .TextAsync(cancellationToken);

    public Task RemovePasskeyAsync(string token, string id, CancellationToken cancellationToken) => Delete("v1/passkeys/" + Part(id), token).TextAsync(cancellationToken);

    private GatewayCall Get(string path, string token, Locale? locale = null) => new(http, HttpMethod.Get, path) { Token = token, Locale = locale };

    private GatewayCall Post(string path, string? token, JsonObject body) => new(http, HttpMethod.Post, path) { Token = token, Body = body };

    private GatewayCall Delete(string path, string token) => new(http, HttpMethod.Delete, path) { Token = token };

    /// <summary>One segment of a path: an id of a page's address is the browser's word, and must not become another route, as a dot segment would.</summary>
    private static string Part(string id) => id is "." or ".." ? "-" : Uri.EscapeDataString(id);
}
