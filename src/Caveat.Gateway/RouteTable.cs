using Caveat.Gateway.Apps;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Consent;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Governing;
using Caveat.Gateway.OpenAi;
using Caveat.Gateway.Operating;
using Caveat.Gateway.Oversight;
using Caveat.Gateway.Reviews;
using Caveat.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Gateway;

/// <summary>Every route of the gateway. A route without <see cref="OpenRouteAttribute"/> needs a caller; docs/reference/routes.md is checked against this table.</summary>
public static class RouteTable
{
    private static readonly OpenRouteAttribute Open = new();

    /// <summary>Puts authentication before every route. Call it once, before any route is mapped.</summary>
    public static void UseCallers(this WebApplication app)
    {
        app.UseMiddleware<FailureResponse>();
        app.UseRouting();
        app.UseMiddleware<CallerAuthentication>();
        app.UseMiddleware<RoleEnforcement>();
    }

    public static void MapGateway(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        MapExchanges(routes, services.GetRequiredService<ExchangeRunner>(), services.GetRequiredService<ChatSurface>());
        MapModels(routes, services.GetRequiredService<ModelList>(), services.GetRequiredService<ChatSurface>());
        services.GetRequiredService<OperatingRoutes>().Map(routes);
        ReviewRoutes.Map(routes, CallerOf);
        ConsentRoutes.Map(routes);
        AppRoutes.Map(routes);
        MapOversight(routes, services.GetRequiredService<AppendLog>(), services.GetRequiredService<StateBound>(), services.GetRequiredService<GatewayFolders>(), services.GetRequiredService<ChatSurface>());
    }

    private static void MapExchanges(IEndpointRouteBuilder routes, ExchangeRunner runner, ChatSurface chat) =>
        routes.MapPost("/v1/chat/completions", (RequestDelegate)(http => runner.RunAsync(http, CallerOf(http), chat)))
            .WithMetadata(new RequiredRolesAttribute(CallerRoles.Caller));

    private static void MapModels(IEndpointRouteBuilder routes, ModelList models, ChatSurface surface)
    {
        routes.MapGet("/v1/models", (RequestDelegate)(async http =>
        {
            http.Response.ContentType = "application/json";
            models.Write(CallerOf(http), AcceptedLanguage.For(http.Request, CallerOf(http)), http.Response.BodyWriter);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }));
        routes.MapGet("/v1/models/{**model}", (RequestDelegate)(async http =>
        {
            var model = (string)http.Request.RouteValues["model"]!;
            http.Response.ContentType = "application/json";
            if (models.TryWriteOne(CallerOf(http), model, AcceptedLanguage.For(http.Request, CallerOf(http)), http.Response.BodyWriter))
            {
                await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
                return;
            }

            await ErrorResponse.WriteAsync(http.Response, surface, Errors.UnknownModel(model)).ConfigureAwait(false);
        }));
    }

    private static void MapOversight(IEndpointRouteBuilder routes, AppendLog log, StateBound state, GatewayFolders folders, ChatSurface surface)
    {
        var receipts = new ReceiptRoute(log);
        routes.MapGet("/v1/receipts/{id}", (RequestDelegate)(async http =>
        {
            var id = (string)http.Request.RouteValues["id"]!;
            if (await receipts.FindAsync(id, CallerOf(http), http.RequestAborted).ConfigureAwait(false) is not { } text)
            {
                await ErrorResponse.WriteAsync(http.Response, surface, Errors.UnknownReceipt(id)).ConfigureAwait(false);
                return;
            }

            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.BodyWriter.WriteAsync(text, http.RequestAborted).ConfigureAwait(false);
        }));
        routes.MapGet("/ledger/{**path}", (RequestDelegate)(async http =>
        {
            var path = (string?)http.Request.RouteValues["path"] ?? "";
            if (LedgerFiles.Find(folders.Ledger, path) is not { } file)
            {
                await ErrorResponse.WriteAsync(http.Response, surface, Errors.UnknownPath()).ConfigureAwait(false);
                return;
            }

            http.Response.ContentType = LedgerFiles.IsImmutable(path) ? "application/octet-stream" : "text/plain; charset=utf-8";
            http.Response.Headers.CacheControl = LedgerFiles.IsImmutable(path) ? "public, max-age=31536000, immutable" : "no-cache";
            await http.Response.SendFileAsync(file.FullName, http.RequestAborted).ConfigureAwait(false);
        })).WithMetadata(Open);
        routes.MapGet("/health/live", (RequestDelegate)(http => http.Response.WriteAsync("live\n"))).WithMetadata(Open);
        routes.MapGet("/health/ready", (RequestDelegate)(http =>
        {
            var trouble = log.Health().Trouble is not null ? "the ledger cannot be written" : state.IsExceeded ? "the database cannot be reached" : null;
            http.Response.StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return http.Response.WriteAsync(trouble is null ? "ready\n" : $"not ready: {trouble}\n");
        })).WithMetadata(Open);
        routes.MapFallback((RequestDelegate)(http => ErrorResponse.WriteAsync(http.Response, surface, Errors.UnknownPath())))
            .WithMetadata(new RequiredRolesAttribute(RequiredRolesAttribute.Any));
    }

    private static Caller CallerOf(HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("A route that needs a caller was reached without one.");
}
