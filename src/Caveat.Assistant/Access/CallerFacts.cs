using System.Collections.Concurrent;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;
using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Access;

/// <summary>Who a session's caller is and what holds for them now: asked of the gateway, and remembered for five seconds a session. Thread-safe.</summary>
internal sealed class CallerFacts(GatewayClient gateway, WishStore wishes, ShownCeiling ceiling, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<RowId, Asked> _asked = new();

    /// <exception cref="GatewayRefusedException">The gateway does not know the session, or cannot be reached.</exception>
    public async Task<(SignedIn By, Wishes Wishes)> FindAsync(SessionTicket ticket, HttpContext http)
    {
        var now = time.GetUtcNow();
        var browser = ReaderLocale.Of(http);
        if (!_asked.TryGetValue(ticket.Session, out var asked) || now - asked.At >= Fresh || asked.Browser != browser || asked.Facts.IsFaulted)
        {
            Sweep(now);
            // Requests of one page share the answer, so no single one of them may cancel it.
            asked = new Asked(now, browser, AskAsync(ticket, browser));
            _asked[ticket.Session] = asked;
        }

        return await asked.Facts.WaitAsync(http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Asks again at the next request: something was changed.</summary>
    public void Forget(SessionTicket ticket) => _asked.TryRemove(ticket.Session, out _);

    private async Task<(SignedIn By, Wishes Wishes)> AskAsync(SessionTicket ticket, Locale browser)
    {
        var chosen = await wishes.FindAsync(ticket.Owner, CancellationToken.None).ConfigureAwait(false);
        var locale = chosen.Locale ?? browser;
        var caller = gateway.CallerAsync(ticket.Token, CancellationToken.None);
        var network = gateway.NetworkAsync(ticket.Token, locale, CancellationToken.None);
        var orders = gateway.StandingAsync(ticket.Token, CancellationToken.None);
        await Task.WhenAll(caller, network, orders).ConfigureAwait(false);
        var by = new SignedIn(ticket.Owner, await caller.ConfigureAwait(false), ticket.Token, locale, await network.ConfigureAwait(false), await orders.ConfigureAwait(false));
        if (by.Caller.Subject != ticket.Owner.Value)
        {
            // Fails closed: a key that became another's must not open this owner's state.
            throw new GatewayRefusedException(new RefusalView(StatusCodes.Status401Unauthorized, "session_changed", "The session's key is another caller's now: sign in again."));
        }

        ceiling.Remember(by.Network.Ceiling);
        return (by, chosen);
    }

    /// <summary>An agreement is large: none stays in memory for a page that nobody looks at.</summary>
    private void Sweep(DateTimeOffset now)
    {
        foreach (var (session, asked) in _asked)
        {
            if (now - asked.At >= Fresh)
            {
                _asked.TryRemove(KeyValuePair.Create(session, asked));
            }
        }
    }

    private sealed record Asked(DateTimeOffset At, Locale Browser, Task<(SignedIn By, Wishes Wishes)> Facts);
}
