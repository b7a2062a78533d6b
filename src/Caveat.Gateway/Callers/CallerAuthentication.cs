using Caveat.Gateway.Exchanges;
using Caveat.Gateway.OpenAi;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Callers;

/// <summary>Step 1 of every exchange: no route is reached without a caller, unless it is marked open.</summary>
/// <remarks>Fails closed: a path that matches no route needs a key as well, so that nothing is learned by probing.</remarks>
internal sealed class CallerAuthentication(RequestDelegate next, CallerDirectory callers, ChatSurface surface)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<OpenRouteAttribute>() is not null)
        {
            return next(http);
        }

        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return ErrorResponse.WriteAsync(http.Response, surface, Missing);
        }

        if (callers.Find(header.AsSpan(Scheme.Length).Trim()) is not { } caller)
        {
            return ErrorResponse.WriteAsync(http.Response, surface, Wrong);
        }

        http.Features.Set(caller);
        return next(http);
    }

    private static GatewayError Missing { get; } = new()
    {
        Status = StatusCodes.Status401Unauthorized,
        Code = "missing_api_key",
        Message = "The request carries no API key: send it as \"Authorization: Bearer cav_…\".",
    };

    private static GatewayError Wrong { get; } = new()
    {
        Status = StatusCodes.Status401Unauthorized,
        Code = "invalid_api_key",
        Message = "The API key is not one of this gateway's: check that it was copied whole, or ask the operator for a new one.",
    };
}
