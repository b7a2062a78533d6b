using System.Data.Common;
using System.Diagnostics;
using System.Security.Claims;
using Caveat.Assistant.Asking;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Caveat.Assistant.Access;

/// <summary>Stands before every route of the assistant, and before anything of a request's body is read.</summary>
/// <remarks>
/// 1. the headers of every answer; 2. who signed in, and whether the session is locked; 3. for anything that acts, the antiforgery
/// token; 4. what the gateway says of the caller; 5. consent to the agreement in force; 6. the act is noted, so that the lock waits;
/// 7. the page. A failure on the way answers with one sentence, and lets nobody in.
/// </remarks>
internal sealed class AccessGate(
    SessionCookie cookie, SessionWatch watch, CallerFacts facts, IAntiforgery antiforgery, ILogger<AccessGate> logger)
{
    private const int ClosedByCaller = 499;

    public async Task RunAsync(HttpContext http, Passage passage, RequestDelegate page)
    {
        PageHeaders.Set(http);
        try
        {
            if (await AdmitAsync(http, passage).ConfigureAwait(false))
            {
                await page(http).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = http.Response.HasStarted ? http.Response.StatusCode : ClosedByCaller;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await AnswerFailureAsync(http, e).ConfigureAwait(false);
        }
    }

    private async Task<bool> AdmitAsync(HttpContext http, Passage passage)
    {
        if (passage == Passage.Open)
        {
            return await IsOwnFormAsync(http).ConfigureAwait(false);
        }

        var ticket = cookie.Read(http);
        var state = ticket is null ? SessionState.Ended : await watch.StateAsync(ticket, http.RequestAborted).ConfigureAwait(false);
        if (state != SessionState.Open)
        {
            await AccessAnswers.SignInAsync(http, state == SessionState.Locked).ConfigureAwait(false);
            return false;
        }

        http.Features.Set(ticket);
        // The antiforgery token is bound to its caller: a page that outlived a lock still works for the same person, and for no other.
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, ticket!.Owner.Value)], "session"));
        if (!await IsOwnFormAsync(http).ConfigureAwait(false))
        {
            return false;
        }

        if (passage != Passage.Session && !await IsGovernedAsync(http, ticket, passage).ConfigureAwait(false))
        {
            return false;
        }

        if (IsActOfPerson(http.Request))
        {
            await watch.ActAsync(ticket, http.RequestAborted).ConfigureAwait(false);
        }

        return true;
    }

    private async Task<bool> IsGovernedAsync(HttpContext http, SessionTicket ticket, Passage passage)
    {
        var (by, wishes) = await facts.FindAsync(ticket, http).ConfigureAwait(false);
        http.Features.Set(by);
        http.Features.Set(wishes);
        http.Features.Set(wishes.Preferences);
        if (by.Network.Agreements is not [var primary, ..])
        {
            // Fails closed: without an agreement nothing is permitted, so no page pretends otherwise.
            await AccessAnswers.ProblemAsync(http, StatusCodes.Status403Forbidden, "access.noAgreement").ConfigureAwait(false);
            return false;
        }

        if (passage == Passage.Consented && primary.Consent != ConsentRoutes.Accepted)
        {
            await AccessAnswers.ConsentAsync(http, by.Locale).ConfigureAwait(false);
            return false;
        }

        return true;
    }

    private async Task<bool> IsOwnFormAsync(HttpContext http)
    {
        if (IsSafe(http.Request.Method))
        {
            return true;
        }

        try
        {
            await antiforgery.ValidateRequestAsync(http).ConfigureAwait(false);
            return true;
        }
        catch (AntiforgeryValidationException e)
        {
            var (status, key) = e.InnerException is BadHttpRequestException bad ? (bad.StatusCode, "access.badRequest") : (StatusCodes.Status400BadRequest, "access.foreignForm");
            await AccessAnswers.ProblemAsync(http, status, key).ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>Streams and what scripts fetch go on without anybody there: they put no lock off.</summary>
    private static bool IsActOfPerson(HttpRequest request) => !IsSafe(request.Method) || request.Headers["Sec-Fetch-Mode"] == "navigate";

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private async Task AnswerFailureAsync(HttpContext http, Exception failure)
    {
        switch (failure)
        {
            case GatewayRefusedException { Refusal.Status: StatusCodes.Status401Unauthorized } when http.Features.Get<SessionTicket>() is { } ticket:
                // The gateway ended the session or it expired there: here it ends too.
                await watch.EndAsync(ticket, CancellationToken.None).ConfigureAwait(false);
                facts.Forget(ticket);
                SessionCookie.Clear(http);
                await AccessAnswers.SignInAsync(http, locked: false).ConfigureAwait(false);
                break;
            case GatewayRefusedException { Refusal.Status: 0 or >= 500 }:
                await AccessAnswers.ProblemAsync(http, StatusCodes.Status503ServiceUnavailable, "access.unreachable").ConfigureAwait(false);
                break;
            case GatewayRefusedException refused:
                await AccessAnswers.ProblemAsync(http, refused.Refusal.Status, "access.refused").ConfigureAwait(false);
                break;
            case DbException or IOException and not BadHttpRequestException:
                Note(http, failure);
                await AccessAnswers.ProblemAsync(http, StatusCodes.Status503ServiceUnavailable, "access.storage").ConfigureAwait(false);
                break;
            case BadHttpRequestException bad:
                await AccessAnswers.ProblemAsync(http, bad.StatusCode, "access.badRequest").ConfigureAwait(false);
                break;
            default:
                Note(http, failure);
                await AccessAnswers.ProblemAsync(http, StatusCodes.Status500InternalServerError, "access.failed").ConfigureAwait(false);
                break;
        }
    }

    private void Note(HttpContext http, Exception failure)
    {
        var method = new StackTrace(failure, fNeedFileInfo: false).GetFrame(0)?.GetMethod();
        AccessLog.PageFailed(logger, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "?", failure.GetType().FullName!, $"{method?.DeclaringType?.FullName}.{method?.Name}");
    }
}
