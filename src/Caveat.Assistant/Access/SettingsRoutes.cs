using Caveat.Assistant.Asking;
using Caveat.Assistant.Design;
using Caveat.Assistant.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Access;

/// <summary>How a caller wants the pages, their passkeys, and the end of everything kept for them.</summary>
internal static class SettingsRoutes
{
    private const int LongestName = 80;

    public static void Map(RouteGroupBuilder routes)
    {
        var settings = routes.MapGroup("/settings").WithMetadata(BodyLimit.Small);
        settings.MapGet("", ShowAsync);
        settings.MapPost("", SaveAsync);
        settings.MapPost("/passkeys/challenge", ChallengeAsync);
        settings.MapPost("/passkeys", AddPasskeyAsync);
        settings.MapPost("/passkeys/{id}/remove", RemovePasskeyAsync);
        settings.MapGet("/forget", (HttpContext http) => PageAnswer.Of<ForgetPage>(new { By = SignedIn.Of(http) }));
        settings.MapPost("/forget", ForgetAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, GatewayClient gateway)
    {
        var by = SignedIn.Of(http);
        var wishes = http.Features.Get<Wishes>() ?? Wishes.None;
        var passkeys = await gateway.PasskeysAsync(by.Token, http.RequestAborted).ConfigureAwait(false);
        return PageAnswer.Of<SettingsPage>(new
        {
            By = by,
            Language = wishes.Locale?.Code,
            Theme = wishes.Preferences.Theme.ToString().ToLowerInvariant(),
            wishes.Preferences.SingleKeys,
            Passkeys = passkeys,
            IsSaved = http.Request.Query.ContainsKey("saved"),
        });
    }

    private static async Task<IResult> SaveAsync(HttpContext http, WishStore store, CallerFacts facts)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        var locale = Locale.Find(form["language"]);
        var theme = Enum.TryParse<Theme>(form["theme"], ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : Theme.System;
        await store.SaveAsync(SignedIn.Of(http).Owner, new Wishes(locale, new Preferences(theme, form["keys"] == "on")), http.RequestAborted).ConfigureAwait(false);
        facts.Forget(SessionRoutes.TicketOf(http));
        if (locale is not null)
        {
            // The sign-in page of this browser speaks it as well.
            ReaderLocale.Choose(http, locale);
        }

        return new SeeOther("/settings?saved=1");
    }

    private static async Task<IResult> ChallengeAsync(HttpContext http, GatewayClient gateway) =>
        Results.Json(
            await gateway.NewPasskeyChallengeAsync(SignedIn.Of(http).Token, SignInRoutes.Origin(http.Request), http.RequestAborted).ConfigureAwait(false),
            GatewayJson.Default.ChallengeView);

    private static async Task<IResult> AddPasskeyAsync(HttpContext http, GatewayClient gateway)
    {
        var answer = await PasskeyAnswer.ReadAsync(http).ConfigureAwait(false);
        var by = SignedIn.Of(http);
        var name = answer.Name?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, LongestName)] : by.Locale["settings.passkey"];
        await gateway.AddPasskeyAsync(by.Token, SignInRoutes.Origin(http.Request), answer.Id, name, answer.Credential, http.RequestAborted).ConfigureAwait(false);
        return Results.NoContent();
    }

    private static async Task<IResult> RemovePasskeyAsync(string id, HttpContext http, GatewayClient gateway)
    {
        try
        {
            await gateway.RemovePasskeyAsync(SignedIn.Of(http).Token, id, http.RequestAborted).ConfigureAwait(false);
        }
        catch (GatewayRefusedException e) when (e.Refusal.Status == StatusCodes.Status404NotFound)
        {
            // Removed before, in another tab: what was wanted is so.
        }

        return new SeeOther("/settings?saved=1#passkeys");
    }

    private static async Task<IResult> ForgetAsync(HttpContext http, OwnerErasure erasure, SessionDoor door)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        if (form["sure"] != "yes")
        {
            return new SeeOther("/settings/forget");
        }

        await erasure.EraseAsync(SignedIn.Of(http).Owner, CancellationToken.None).ConfigureAwait(false);
        await door.CloseAsync(http, SessionRoutes.TicketOf(http)).ConfigureAwait(false);
        return new SeeOther("/sign-in?forgotten=1");
    }
}
