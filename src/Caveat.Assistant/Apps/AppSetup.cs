using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Apps;

/// <summary>The page of app keys: register, see once, use, watch, revoke.</summary>
internal static class AppSetup
{
    private const string OwnerRole = "app-owner";

    public static void Add(IServiceCollection services, AssistantOptions options)
    {
    }

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/apps", (HttpContext http, GatewayClient gateway) => ShowAsync(http, gateway, null, null));
        routes.MapPost("/apps", AddAsync);
        routes.MapPost("/apps/{id}/revoke", RevokeAsync);
    }

    /// <summary>The key is in the answer to this one request: no redirect, no address, no store has it, and no cache may keep it.</summary>
    private static async Task<IResult> AddAsync(HttpContext http, GatewayClient gateway)
    {
        var by = SignedIn.Of(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        try
        {
            var added = await gateway.AddAppAsync(
                by.Token, form["app"].ToString().Trim(), form["purpose"].ToString(), form["organisation"].ToString(), http.RequestAborted).ConfigureAwait(false);
            return await ShowAsync(http, gateway, added, null).ConfigureAwait(false);
        }
        catch (GatewayRefusedException refused)
        {
            return await ShowAsync(http, gateway, null, refused.Refusal).ConfigureAwait(false);
        }
    }

    private static async Task<IResult> RevokeAsync(HttpContext http, string id, GatewayClient gateway)
    {
        try
        {
            await gateway.RevokeAppAsync(SignedIn.Of(http).Token, id, http.RequestAborted).ConfigureAwait(false);
            return new SeeOther("/apps");
        }
        catch (GatewayRefusedException refused)
        {
            return await ShowAsync(http, gateway, null, refused.Refusal).ConfigureAwait(false);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext http, GatewayClient gateway, AddedAppView? added, RefusalView? problem)
    {
        var by = SignedIn.Of(http);
        var mayOwn = by.Caller.Roles.Contains(OwnerRole);
        return PageAnswer.Of<AppsPage>(
            new
            {
                By = by,
                Apps = mayOwn ? await gateway.AppsAsync(by.Token, by.Locale, http.RequestAborted).ConfigureAwait(false) : null,
                Models = mayOwn ? await gateway.ModelsAsync(by.Token, http.RequestAborted).ConfigureAwait(false) : [],
                BaseUrl = $"{http.Request.Scheme}://{http.Request.Host}/v1",
                Added = added,
                Problem = problem?.Message,
            },
            problem is null ? StatusCodes.Status200OK : problem.Status is 0 ? StatusCodes.Status503ServiceUnavailable : problem.Status);
    }
}
