using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.OpenAi;
using Caveat.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Gateway.Reviews;

/// <summary>The routes about reviews and appeals, of callers under <c>/v1</c> and of reviewers under <c>/api/reviews</c>.</summary>
internal sealed class ReviewRoutes(
    CallerReviews reviews, HeldAnswers answers, Appeals appeals, ReviewCases cases, ExchangeLimits limits, ChatSurface surface, Func<HttpContext, Caller> callerOf)
{
    private const int LargestVerdict = 64 * 1024;
    private const int ClosedByCaller = 499;

    public static void Map(IEndpointRouteBuilder routes, Func<HttpContext, Caller> callerOf)
    {
        var services = routes.ServiceProvider;
        new ReviewRoutes(
            services.GetRequiredService<CallerReviews>(),
            services.GetRequiredService<HeldAnswers>(),
            services.GetRequiredService<Appeals>(),
            services.GetRequiredService<ReviewCases>(),
            services.GetRequiredService<ExchangeLimits>(),
            services.GetRequiredService<ChatSurface>(),
            callerOf).Map(routes);
    }

    private void Map(IEndpointRouteBuilder routes)
    {
        var wire = ReviewWire.Default;
        routes.MapGet("/v1/reviews/{id}", Route(wire.CallerReview, (http, id, caller) => reviews.FindAsync(id, caller, http.RequestAborted)));
        routes.MapGet("/v1/reviews/{id}/answer", Guarded(ReleaseAsync));
        routes.MapGet("/v1/appeals/{id}", Route(wire.AppealAnswer, (http, id, caller) => appeals.FindAsync(id, caller, http.RequestAborted)));
        routes.MapPost("/v1/appeals/{id}", Route(wire.AppealAnswer, async (http, id, caller) =>
        {
            // Room for the request's body once more, and for its escapes as a JSON string.
            var (body, error) = await ReadAsync(http, wire.AppealAsked, 2 * limits.RequestBytes, "\"reason\", and \"content\" where there is any").ConfigureAwait(false);
            return error is not null ? error : await appeals.OpenAsync(id, caller, body!, http.RequestAborted).ConfigureAwait(false);
        }));
        // Who may judge depends on the case: a clause may name a person, whatever roles that person's key has.
        var judges = new RequiredRolesAttribute(RequiredRolesAttribute.Any);
        routes.MapGet("/api/reviews", Route(wire.CaseList, (http, _, caller) => cases.ListAsync(caller, http.RequestAborted))).WithMetadata(judges);
        routes.MapGet("/api/reviews/{id}", Route(wire.CaseView, (http, id, caller) => cases.FindAsync(id, caller, http.RequestAborted))).WithMetadata(judges);
        routes.MapPost("/api/reviews/{id}/take", Route(wire.CaseView, (http, id, caller) => cases.TakeAsync(id, caller, http.RequestAborted))).WithMetadata(judges);
        routes.MapGet("/api/reviews/{id}/content", Route(wire.CaseContent, (http, id, caller) => cases.ReadAsync(id, caller, http.RequestAborted))).WithMetadata(judges);
        routes.MapPost("/api/reviews/{id}/release-case", Route(wire.CaseView, (http, id, caller) => cases.ReturnAsync(id, caller, http.RequestAborted))).WithMetadata(judges);
        routes.MapPost("/api/reviews/{id}/verdict", Route(wire.CaseView, async (http, id, caller) =>
        {
            var (body, error) = await ReadAsync(http, wire.VerdictGiven, LargestVerdict, "\"verdict\" and \"reason\"").ConfigureAwait(false);
            return error is not null ? error : await cases.JudgeAsync(id, caller, body!, http.RequestAborted).ConfigureAwait(false);
        })).WithMetadata(judges);
    }

    private RequestDelegate Route<T>(JsonTypeInfo<T> type, Func<HttpContext, string, Caller, Task<Reply<T>>> answer)
        where T : class => Guarded(async http =>
        {
            var (value, error) = await answer(http, IdOf(http), callerOf(http)).ConfigureAwait(false);
            if (error is not null)
            {
                await ErrorResponse.WriteAsync(http.Response, surface, error).ConfigureAwait(false);
                return;
            }

            // Where people stand, and of a case's content even its words: no cache on the way keeps it.
            http.Response.Headers.CacheControl = "no-store";
            http.Response.ContentType = "application/json; charset=utf-8";
            await JsonSerializer.SerializeAsync(http.Response.Body, value, type!, http.RequestAborted).ConfigureAwait(false);
        });

    /// <summary>Fails closed: without a record nothing is shown and nothing is done.</summary>
    private RequestDelegate Guarded(Func<HttpContext, Task> answer) => async http =>
    {
        try
        {
            await answer(http).ConfigureAwait(false);
        }
        catch (LedgerUnavailableException) when (!http.Response.HasStarted)
        {
            await ErrorResponse.WriteAsync(http.Response, surface, Errors.LedgerUnavailable()).ConfigureAwait(false);
        }
        catch (System.Data.Common.DbException) when (!http.Response.HasStarted)
        {
            await ErrorResponse.WriteAsync(http.Response, surface, Errors.ReviewsUnavailable()).ConfigureAwait(false);
        }
    };

    private async Task ReleaseAsync(HttpContext http)
    {
        var (answer, error) = await answers.ReleaseAsync(IdOf(http), callerOf(http), http.RequestAborted).ConfigureAwait(false);
        if (error is not null)
        {
            await ErrorResponse.WriteAsync(http.Response, surface, error).ConfigureAwait(false);
            return;
        }

        http.Response.StatusCode = answer!.Status;
        http.Response.ContentType = answer.ContentType;
        http.Response.ContentLength = answer.Body.Length;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers[ErrorResponse.ReceiptHeader] = answer.Receipt;
        http.Response.Headers[Declarations.DeclarationNames.LabelHeader] = answer.Label;
        try
        {
            await http.Response.BodyWriter.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
            answers.RecordOutcome(answer, ExchangeEnd.Answered, answer.Status, answer.Body.Length);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            answers.RecordOutcome(answer, ExchangeEnd.CallerLeft, ClosedByCaller, 0);
        }
    }

    private static async Task<Reply<T>> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type, int limit, string wanted)
        where T : class
    {
        var (buffer, length, problem) = await RequestBody.ReadAsync(http.Request, limit, http.RequestAborted).ConfigureAwait(false);
        if (problem is not null)
        {
            return GatewayError.Of(problem);
        }

        try
        {
            return JsonSerializer.Deserialize(buffer.AsSpan(0, length), type) is { } read ? read : ReviewErrors.BadBody(wanted);
        }
        catch (JsonException)
        {
            return ReviewErrors.BadBody(wanted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string IdOf(HttpContext http) => (string?)http.Request.RouteValues["id"] ?? "";
}
