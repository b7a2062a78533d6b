using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Gateway.Callers.Passkeys;
using Caveat.Gateway.Callers.Sessions;
using Caveat.Gateway.OpenAi;
using Caveat.Gateway.Operating;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>The routes of signing in and out, of passkeys, and of who one is.</summary>
internal sealed class SignInRoutes(SignInCodes codes, SessionDesk sessions, PasskeyDesk passkeys, CallerDescription description, ChatSurface surface)
{
    private const int BodyLimit = 64 * 1024;
    private const int LongestPasskeyName = 100;

    private static readonly OpenRouteAttribute Open = new();

    /// <summary>With letters as people write them: answers go to programs, never into HTML.</summary>
    private static readonly SignInJson Json = new(new JsonSerializerOptions(SignInJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "POST", "/v1/sign-in/codes", AskForCodeAsync).WithMetadata(Open);
        Map(routes, "POST", "/v1/sign-in", SignInAsync).WithMetadata(Open);
        Map(routes, "POST", "/v1/sign-in/passkey/challenge", ChallengeAsync).WithMetadata(Open);
        Map(routes, "POST", "/v1/sign-in/passkey", SignInWithPasskeyAsync).WithMetadata(Open);
        Map(routes, "DELETE", "/v1/session", SignOutAsync);
        Map(routes, "GET", "/v1/caller", request => request.AnswerAsync(description.Of(request.Caller), Json.CallerAnswer));
        Map(routes, "GET", "/v1/passkeys", ListAsync);
        Map(routes, "POST", "/v1/passkeys/challenge", ChallengeNewAsync);
        Map(routes, "POST", "/v1/passkeys", AddAsync);
        Map(routes, "DELETE", "/v1/passkeys/{id}", RemoveAsync);
    }

    private async Task AskForCodeAsync(ApiRequest request)
    {
        if (await request.ReadJsonAsync(Json.CodeAsked).ConfigureAwait(false) is { } body)
        {
            await codes.AskAsync(body.Name, request.Aborted).ConfigureAwait(false);
            request.Response.StatusCode = StatusCodes.Status202Accepted;
        }
    }

    private async Task SignInAsync(ApiRequest request)
    {
        if (await request.ReadJsonAsync(Json.CodeGiven).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        if (await codes.RedeemAsync(body.Name, body.Code, request.Aborted).ConfigureAwait(false) is not { } caller)
        {
            await request.RefuseAsync(SignInErrors.Failed).ConfigureAwait(false);
            return;
        }

        await OpenAsync(request, caller, SignInWay.Code).ConfigureAwait(false);
    }

    private async Task ChallengeAsync(ApiRequest request)
    {
        if (await request.ReadJsonAsync(Json.OriginGiven).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        if (!PasskeyOrigin.TryParse(body.Origin, out var origin))
        {
            await request.RefuseAsync(SignInErrors.BadOrigin(body.Origin)).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(request, await passkeys.ChallengeAsync(origin, request.Aborted).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task SignInWithPasskeyAsync(ApiRequest request)
    {
        if (await request.ReadJsonAsync(Json.PasskeyGiven).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        var caller = PasskeyOrigin.TryParse(body.Origin, out var origin)
            ? await passkeys.RedeemAsync(body.Id, origin, body.Credential.GetRawText(), request.Aborted).ConfigureAwait(false)
            : null;
        if (caller is null)
        {
            await request.RefuseAsync(SignInErrors.PasskeyFailed).ConfigureAwait(false);
            return;
        }

        await OpenAsync(request, caller, SignInWay.Passkey).ConfigureAwait(false);
    }

    private async Task SignOutAsync(ApiRequest request)
    {
        if (!await sessions.CloseAsync(request.Caller, request.Aborted).ConfigureAwait(false))
        {
            await request.RefuseAsync(SignInErrors.NotASession).ConfigureAwait(false);
            return;
        }

        request.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task ListAsync(ApiRequest request)
    {
        var found = await passkeys.ListAsync(request.Caller, request.Aborted).ConfigureAwait(false);
        await request.AnswerAsync(new PasskeysAnswer([.. found.Select(PasskeyItem.Of)]), Json.PasskeysAnswer).ConfigureAwait(false);
    }

    private async Task ChallengeNewAsync(ApiRequest request)
    {
        if (request.Caller.App != default)
        {
            await request.RefuseAsync(SignInErrors.PersonRequired).ConfigureAwait(false);
            return;
        }

        if (await request.ReadJsonAsync(Json.OriginGiven).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        if (!PasskeyOrigin.TryParse(body.Origin, out var origin))
        {
            await request.RefuseAsync(SignInErrors.BadOrigin(body.Origin)).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(request, await passkeys.ChallengeNewAsync(request.Caller, origin, request.Aborted).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task AddAsync(ApiRequest request)
    {
        if (request.Caller.App != default)
        {
            await request.RefuseAsync(SignInErrors.PersonRequired).ConfigureAwait(false);
            return;
        }

        if (await request.ReadJsonAsync(Json.PasskeyMade).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(body.Name) || body.Name.Length > LongestPasskeyName || body.Name.Any(char.IsControl))
        {
            await request.RefuseAsync(SignInErrors.BadName(LongestPasskeyName)).ConfigureAwait(false);
            return;
        }

        if (!PasskeyOrigin.TryParse(body.Origin, out var origin))
        {
            await request.RefuseAsync(SignInErrors.BadOrigin(body.Origin)).ConfigureAwait(false);
            return;
        }

        await (await passkeys.AddAsync(request.Caller, body.Id, origin, body.Name.Trim(), body.Credential.GetRawText(), request.Aborted).ConfigureAwait(false) switch
        {
            AddPasskeyResult.Added added => request.AnswerAsync(PasskeyItem.Of(added.Passkey), Json.PasskeyItem, StatusCodes.Status201Created),
            AddPasskeyResult.TooMany => request.RefuseAsync(SignInErrors.TooManyPasskeys),
            _ => request.RefuseAsync(SignInErrors.PasskeyRejected),
        }).ConfigureAwait(false);
    }

    private async Task RemoveAsync(ApiRequest request)
    {
        var id = request.Route("id");
        if (!await passkeys.RemoveAsync(request.Caller, id, request.Aborted).ConfigureAwait(false))
        {
            await request.RefuseAsync(SignInErrors.UnknownPasskey(id)).ConfigureAwait(false);
            return;
        }

        request.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task OpenAsync(ApiRequest request, Caller caller, SignInWay way)
    {
        var opened = await sessions.OpenAsync(caller, way, request.Aborted).ConfigureAwait(false);
        await request.AnswerAsync(
            new SessionAnswer(opened.Key.Reveal(), opened.Expires.UtcDateTime, description.Of(opened.Caller)), Json.SessionAnswer, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(ApiRequest request, (string Id, string Options) challenge)
    {
        using var options = JsonDocument.Parse(challenge.Options);
        await request.AnswerAsync(new ChallengeAnswer(challenge.Id, options.RootElement), Json.ChallengeAnswer).ConfigureAwait(false);
    }

    private IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, string method, string pattern, Func<ApiRequest, Task> handle) =>
        routes.MapMethods(pattern, [method], (RequestDelegate)(http => AnswerAsync(new ApiRequest(http, surface, BodyLimit), handle)));

    private static async Task AnswerAsync(ApiRequest request, Func<ApiRequest, Task> handle)
    {
        try
        {
            await handle(request).ConfigureAwait(false);
        }
        catch (DbException) when (!request.Response.HasStarted)
        {
            await request.RefuseAsync(SignInErrors.Unavailable).ConfigureAwait(false);
        }
    }
}
