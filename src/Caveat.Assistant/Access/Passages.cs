using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Access;

/// <summary>Tells what each route asks of whoever comes: the one list of exceptions, beside <see cref="OpenPageAttribute"/>.</summary>
internal static class Passages
{
    /// <remarks>Fails closed: a route that nobody excepted asks for everything.</remarks>
    public static Passage Of(EndpointBuilder endpoint) =>
        endpoint.Metadata.OfType<OpenPageAttribute>().Any() ? Passage.Open
        : (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText switch
        {
            "/consent" or "/agreement" => Passage.SignedIn,
            "/active" or "/lock" or "/sign-out" => Passage.Session,
            _ => Passage.Consented,
        };
}
