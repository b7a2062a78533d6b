using Caveat.Assistant.Asking;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;
using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Access;

/// <summary>Who a request is from: set before any page of the assistant runs, except the few that are open.</summary>
/// <param name="Token">The session's key at the gateway; a secret.</param>
/// <param name="Network">What the frame of every page shows; read from the gateway, at most some seconds old.</param>
public sealed record SignedIn(
    OwnerId Owner, CallerView Caller, string Token, Locale Locale, NetworkView Network, IReadOnlyList<StandingView> Orders)
{
    /// <exception cref="InvalidOperationException">The route is open: a mistake in the code.</exception>
    public static SignedIn Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Features.Get<SignedIn>() ?? throw new InvalidOperationException("A page that needs a signed-in caller was reached without one.");
    }
}
