using Caveat.Assistant.Asking;
using Caveat.Assistant.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Access;

/// <summary>Accepting or declining the agreement in force. The gateway records the answer, and holds sessions to it.</summary>
internal static class ConsentRoutes
{
    /// <summary>The gateway's word for it.</summary>
    public const string Accepted = "accepted";

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/consent", Show);
        routes.MapPost("/consent", AnswerAsync).WithMetadata(BodyLimit.Small);
    }

    private static IResult Show(HttpContext http)
    {
        var by = SignedIn.Of(http);
        var back = ReturnPath.Of(http.Request.Query["return"]);
        return by.Network.Agreements[0].Consent == Accepted
            ? new SeeOther(back)
            : PageAnswer.Of<ConsentPage>(new { By = by, Return = back, HasChanged = http.Request.Query.ContainsKey("changed") });
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, GatewayClient gateway, CallerFacts facts, SessionDoor door)
    {
        var by = SignedIn.Of(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        var agreement = by.Network.Agreements[0];
        var back = ReturnPath.Of(form["return"]);
        var isAccepted = form["answer"] == Accepted;
        if (form["digest"] != agreement.Digest)
        {
            // What the person read is not what is in force now: their answer is to other words.
            return Again(back);
        }

        try
        {
            await gateway.ConsentAsync(by.Token, agreement, isAccepted, by.Locale, http.RequestAborted).ConfigureAwait(false);
        }
        catch (GatewayRefusedException e) when (e.Refusal.Status == StatusCodes.Status409Conflict)
        {
            facts.Forget(SessionRoutes.TicketOf(http));
            return Again(back);
        }

        facts.Forget(SessionRoutes.TicketOf(http));
        if (isAccepted)
        {
            return new SeeOther(back);
        }

        await door.CloseAsync(http, SessionRoutes.TicketOf(http)).ConfigureAwait(false);
        return new SeeOther("/sign-in?declined=1");
    }

    private static SeeOther Again(string back) => new($"/consent?changed=1&return={Uri.EscapeDataString(back)}");
}
