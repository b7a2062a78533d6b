using Caveat.Assistant.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Access;

/// <summary>Staying, locking and leaving.</summary>
internal static class SessionRoutes
{
    public static void Map(RouteGroupBuilder routes)
    {
        // The gate notes the act before this runs.
        routes.MapPost("/active", () => Results.NoContent()).WithMetadata(BodyLimit.Small);
        routes.MapPost("/lock", LockAsync).WithMetadata(BodyLimit.Small);
        routes.MapPost("/sign-out", SignOutAsync).WithMetadata(BodyLimit.Small);
    }

    public static SessionTicket TicketOf(HttpContext http) =>
        http.Features.Get<SessionTicket>() ?? throw new InvalidOperationException("A route that needs a session was reached without one.");

    /// <remarks>The cookie stays: the sign-in page tells by it whose session is locked.</remarks>
    private static async Task<IResult> LockAsync(HttpContext http, SessionWatch watch)
    {
        await watch.LockAsync(TicketOf(http), CancellationToken.None).ConfigureAwait(false);
        if (AccessAnswers.IsScript(http.Request))
        {
            return Results.NoContent();
        }

        var back = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false))["return"].ToString() : null;
        return new SeeOther($"/sign-in?locked=1&return={Uri.EscapeDataString(ReturnPath.Of(back))}");
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SessionDoor door)
    {
        await door.CloseAsync(http, TicketOf(http)).ConfigureAwait(false);
        return new SeeOther("/sign-in?out=1");
    }
}
