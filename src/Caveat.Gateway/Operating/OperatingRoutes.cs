using Caveat.Gateway.Callers;
using Caveat.Gateway.OpenAi;
using Caveat.Gateway.Operating.Governance;
using Caveat.Gateway.Operating.Keys;
using Caveat.Gateway.Operating.Previews;
using Caveat.Gateway.Operating.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Gateway.Operating;

/// <summary>The operator API's routes, each with the roles that may use it; docs/reference/operator-api.md has the same table and a test compares them.</summary>
internal sealed class OperatingRoutes(
    InstrumentRoutes instruments, StandingRoute standing, PreviewRoutes previews, CallerRoutes callers, ReportRoutes reports, ChatSurface surface, int bodyLimit)
{
    private const CallerRoles Desk = CallerRoles.Legal | CallerRoles.Operator;

    public void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "GET", "/api/instruments", Desk | CallerRoles.Inspector | CallerRoles.Signatory, instruments.ListAsync);
        Map(routes, "POST", "/api/instruments", Desk, instruments.SubmitAsync);
        Map(routes, "GET", "/api/instruments/{digest}", Desk | CallerRoles.Inspector | CallerRoles.Signatory, instruments.ShowAsync);
        Map(routes, "POST", "/api/instruments/{digest}/confirm", Desk, instruments.ConfirmAsync);
        Map(routes, "POST", "/api/instruments/{digest}/withdraw", Desk, instruments.WithdrawAsync);
        Map(routes, "POST", "/api/orders/preview", Desk | CallerRoles.Signatory, previews.OrderAsync);
        Map(routes, "POST", "/api/waivers/{id}/notice", CallerRoles.Legal, instruments.NoticeAsync);
        Map(routes, "GET", "/api/callers", CallerRoles.Operator, callers.ListAsync);
        Map(routes, "POST", "/api/callers", CallerRoles.Operator, callers.AddAsync);
        Map(routes, "POST", "/api/callers/{id}/roles", CallerRoles.Operator, callers.ChangeRolesAsync);
        Map(routes, "DELETE", "/api/callers/{id}", CallerRoles.Operator, callers.RemoveAsync);
        Map(routes, "GET", "/api/reports/clauses", Desk | CallerRoles.Inspector, reports.ClausesAsync);
        Map(routes, "GET", "/api/standing", RequiredRolesAttribute.Any, standing.AnswerAsync);
        Map(routes, "GET", "/api/openapi.json", RequiredRolesAttribute.Any, OpenApiFile.AnswerAsync);
    }

    private void Map(IEndpointRouteBuilder routes, string method, string pattern, CallerRoles roles, Func<ApiRequest, Task> handle) => routes
        .MapMethods(pattern, [method], (RequestDelegate)(http => handle(new ApiRequest(http, surface, bodyLimit))))
        .WithMetadata(new RequiredRolesAttribute(roles));
}
