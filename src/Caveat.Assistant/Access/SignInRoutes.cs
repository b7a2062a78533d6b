using System.Text.Json.Nodes;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Design;
using Caveat.Assistant.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Access;

/// <summary>Signing in, by a one-time code or a passkey.</summary>
internal static class SignInRoutes
{
    private static readonly string[] Notices = ["locked", "out", "declined", "forgotten"];

    public static void Map(RouteGroupBuilder routes)
    {
        var open = routes.MapGroup("/sign-in").WithMetadata(new OpenPageAttribute(), BodyLimit.Small);
        open.MapGet("", ShowAsync);
        open.MapPost("", SignInAsync);
        open.MapPost("/code", SendCodeAsync);
        open.MapPost("/passkey/challenge", ChallengeAsync);
        open.MapPost("/passkey", SignInWithPasskeyAsync);
    }

    /// <summary>The browser's origin, which a passkey is bound to (WebAuthn Level 3, section 5.8.1).</summary>
    public static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host.Value}";

    private static async Task<IResult> ShowAsync(HttpContext http, SessionCookie cookie, SessionWatch watch, ShownCeiling ceiling)
    {
        var query = http.Request.Query;
        var back = ReturnPath.Of(query["return"]);
        if (Locale.Find(query["language"]) is { } chosen)
        {
            ReaderLocale.Choose(http, chosen);
            return new SeeOther($"/sign-in?return={Uri.EscapeDataString(back)}");
        }

        var ticket = cookie.Read(http);
        var state = ticket is null ? SessionState.Ended : await watch.StateAsync(ticket, http.RequestAborted).ConfigureAwait(false);
        return state == SessionState.Open
            ? new SeeOther(back)
            : Page(http, ceiling, new SignInView(state == SessionState.Locked ? ticket!.Name : "", back)
            {
                Notice = Array.Find(Notices, notice => query.ContainsKey(notice)),
            });
    }

    private static async Task<IResult> SignInAsync(HttpContext http, GatewayClient gateway, SessionDoor door, ShownCeiling ceiling)
    {
        var (view, code) = await ReadAsync(http).ConfigureAwait(false);
        if (code.Length == 0)
        {
            // Enter in the first field: whoever has no code wants one.
            return await SendCodeAsync(http, gateway, ceiling).ConfigureAwait(false);
        }

        return await AnswerAsync(http, ceiling, view with { AsksCode = true }, async () =>
        {
            await door.OpenAsync(http, await gateway.SignInAsync(view.Name, code, http.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
            return new SeeOther(view.Return);
        }).ConfigureAwait(false);
    }

    private static async Task<IResult> SendCodeAsync(HttpContext http, GatewayClient gateway, ShownCeiling ceiling)
    {
        var (view, _) = await ReadAsync(http).ConfigureAwait(false);
        if (view.Name.Length == 0)
        {
            return Page(http, ceiling, view with { Error = "access.nameFirst" }, StatusCodes.Status400BadRequest);
        }

        return await AnswerAsync(http, ceiling, view, async () =>
        {
            await gateway.AskForCodeAsync(view.Name, http.RequestAborted).ConfigureAwait(false);
            return Page(http, ceiling, view with { AsksCode = true, Notice = "sent" });
        }).ConfigureAwait(false);
    }

    private static async Task<IResult> ChallengeAsync(HttpContext http, GatewayClient gateway) =>
        Results.Json(await gateway.ChallengeAsync(Origin(http.Request), http.RequestAborted).ConfigureAwait(false), GatewayJson.Default.ChallengeView);

    private static async Task<IResult> SignInWithPasskeyAsync(HttpContext http, GatewayClient gateway, SessionDoor door)
    {
        var answer = await PasskeyAnswer.ReadAsync(http).ConfigureAwait(false);
        try
        {
            var opened = await gateway.SignInWithPasskeyAsync(Origin(http.Request), answer.Id, answer.Credential, http.RequestAborted).ConfigureAwait(false);
            await door.OpenAsync(http, opened).ConfigureAwait(false);
            return Results.Json(new JsonObject { ["go"] = ReturnPath.Of(answer.Return) });
        }
        catch (GatewayRefusedException e) when (e.Refusal.Status is >= 400 and < 500)
        {
            // 400 and not 401, which would send the script to the page that it is on.
            return Results.Json(new JsonObject { ["sentence"] = ReaderLocale.Of(http)["access.passkeyFailed"] }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<(SignInView View, string Code)> ReadAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        return (new SignInView(form["name"].ToString().Trim(), ReturnPath.Of(form["return"])), form["code"].ToString().Trim());
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, ShownCeiling ceiling, SignInView view, Func<Task<IResult>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (GatewayRefusedException e)
        {
            var (status, error) = e.Refusal.Status switch
            {
                StatusCodes.Status429TooManyRequests => (StatusCodes.Status429TooManyRequests, "access.tooOften"),
                >= 400 and < 500 => (StatusCodes.Status400BadRequest, "access.signInFailed"),
                _ => (StatusCodes.Status503ServiceUnavailable, "access.unreachable"),
            };
            return Page(http, ceiling, view with { Error = error }, status);
        }
    }

    private static RazorComponentResult<SignInPage> Page(HttpContext http, ShownCeiling ceiling, SignInView view, int status = StatusCodes.Status200OK) =>
        PageAnswer.Of<SignInPage>(new { Locale = ReaderLocale.Of(http), Ceiling = ceiling.Value, View = view }, status);
}
