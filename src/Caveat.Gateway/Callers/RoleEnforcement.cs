using Caveat.Gateway.Exchanges;
using Caveat.Gateway.OpenAi;
using Caveat.Gateway.Operating;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Gateway.Callers;

/// <summary>Lets a caller through to the routes of its roles, and records what inspectors read.</summary>
/// <remarks>Fails closed: a route under <c>/api</c> that declares no roles is refused to everyone, open or not.</remarks>
internal sealed class RoleEnforcement(RequestDelegate next, OperatingEntries entries, ChatSurface surface)
{
    private static readonly PathString Api = "/api";

    public Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<RequiredRolesAttribute>() is not { } required)
        {
            return endpoint is not null && http.Request.Path.StartsWithSegments(Api) ? ErrorResponse.WriteAsync(http.Response, surface, Undeclared) : next(http);
        }

        if (http.Features.Get<Caller>() is not { } caller || !required.Admits(caller.Roles))
        {
            return ErrorResponse.WriteAsync(http.Response, surface, Lacking(required, http.Features.Get<Caller>()));
        }

        // What everybody may read is not an inspection.
        var inspects = caller.Roles.HasFlag(CallerRoles.Inspector) && required.AnyOf != RequiredRolesAttribute.Any && HttpMethods.IsGet(http.Request.Method);
        return inspects ? RecordedAsync(http, caller, (RouteEndpoint)endpoint) : next(http);
    }

    /// <summary>No record, no reading: the entry is durable before anything is shown.</summary>
    private async Task RecordedAsync(HttpContext http, Caller caller, RouteEndpoint endpoint)
    {
        await entries.ReadAsync(caller, endpoint.RoutePattern.RawText ?? "", http.RequestAborted).ConfigureAwait(false);
        await next(http).ConfigureAwait(false);
    }

    private static GatewayError Undeclared { get; } = new()
    {
        Status = StatusCodes.Status403Forbidden,
        Code = "role_required",
        Message = "This route declares no roles, so nobody may use it: tell the operator.",
    };

    private static GatewayError Lacking(RequiredRolesAttribute required, Caller? caller) => new()
    {
        Status = StatusCodes.Status403Forbidden,
        Code = "role_required",
        Message = $"This needs one of the roles \"{CallerRoleNames.Format(required.AnyOf)}\" and the key has \"{CallerRoleNames.Format(caller?.Roles ?? CallerRoles.None)}\": use a key with such a role, or ask the operator for one.",
    };
}
