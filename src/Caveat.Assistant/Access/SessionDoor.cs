using Caveat.Assistant.Asking;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Access;

/// <summary>Opens a session when somebody signed in, and closes it when they leave.</summary>
internal sealed class SessionDoor(SessionCookie cookie, SessionStore store, SessionWatch watch, CallerFacts facts, GatewayClient gateway, TimeProvider time)
{
    /// <remarks>INVARIANT: every sign-in makes a new session and a new cookie; what the browser held before opens nothing any more.</remarks>
    /// <exception cref="GatewayRefusedException">The gateway's session is none that can be kept.</exception>
    public async Task OpenAsync(HttpContext http, SessionView opened)
    {
        if (!OwnerId.TryParse(opened.Caller?.Subject, out var owner) || string.IsNullOrEmpty(opened.Token))
        {
            throw new GatewayRefusedException(new RefusalView(StatusCodes.Status502BadGateway, "unreadable_answer", "The gateway opened a session without a key or a subject."));
        }

        if (cookie.Read(http) is { } before)
        {
            await watch.EndAsync(before, http.RequestAborted).ConfigureAwait(false);
            facts.Forget(before);
            if (before.Owner != owner)
            {
                // The same person's answers may still be running on the old key: those finish, and the key expires.
                await EndAtGatewayAsync(before).ConfigureAwait(false);
            }
        }

        var ticket = new SessionTicket(RowId.New(), owner, opened.Caller.Name ?? "", opened.Token, opened.Expires);
        await store.OpenAsync(ticket, time.GetUtcNow(), http.RequestAborted).ConfigureAwait(false);
        cookie.Write(http, ticket);
    }

    public async Task CloseAsync(HttpContext http, SessionTicket ticket)
    {
        // The row first: whatever fails after it, this session is over here.
        await watch.EndAsync(ticket, CancellationToken.None).ConfigureAwait(false);
        facts.Forget(ticket);
        SessionCookie.Clear(http);
        await EndAtGatewayAsync(ticket).ConfigureAwait(false);
    }

    private async Task EndAtGatewayAsync(SessionTicket ticket)
    {
        try
        {
            await gateway.SignOutAsync(ticket.Token, CancellationToken.None).ConfigureAwait(false);
        }
        catch (GatewayRefusedException)
        {
            // It ended there before, or cannot be reached: the key stood in the cookie alone, and expires.
        }
    }
}
