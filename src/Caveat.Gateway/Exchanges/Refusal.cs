using System.Data.Common;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Records;
using Caveat.Gateway.Reviews;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Ledger;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Exchanges;

/// <summary>Tells a caller that there is no answer, after it is on record.</summary>
internal sealed class Refusal(Judge judge, ReviewDesk reviews, AppendLog log)
{
    /// <returns>True when the exchange was held and was approved while its caller waited: it is to be decided again.</returns>
    public async Task<bool> RefuseAsync(HttpContext http, AskedExchange asked, JudgedAttempt attempt)
    {
        var (facts, decision) = (attempt.Facts, attempt.Decision);
        try
        {
            // 7. A refusal is recorded like any other decision, before it is told.
            asked.Recorded(await judge.RecordAsync(asked, ExchangePhase.Prompt, facts, decision, asked.Exchange.Body.Span).ConfigureAwait(false));
        }
        catch (LedgerUnavailableException)
        {
            await ErrorResponse.WriteAsync(http.Response, asked.Surface, Errors.LedgerUnavailable()).ConfigureAwait(false);
            return false;
        }

        reviews.Count(decision);
        var receipt = log.IdOf(asked.DecisionIndex).ToString();
        var review = attempt.Review;
        if (decision is Decision.Held held && attempt.Problem is null)
        {
            var (opened, decided, failure) = await HoldAsync(http, asked, attempt, held).ConfigureAwait(false);
            if (failure is not null)
            {
                asked.RecordOutcome(judge, ExchangeEnd.GatewayFailed, failure.Status);
                await ErrorResponse.WriteAsync(http.Response, asked.Surface, failure with { Receipt = receipt }).ConfigureAwait(false);
                return false;
            }

            if (decided)
            {
                return true;
            }

            review = opened;
        }

        var error = Errors.Of(decision, facts, receipt, Sightings.Of(asked, facts, decision), asked.Language) with { Review = review?.ToString() };
        if (attempt.Problem is { } problem)
        {
            error = error with { Code = problem.Code, Message = problem.Message };
        }

        asked.RecordOutcome(judge, decision is Decision.Held ? ExchangeEnd.Held : ExchangeEnd.Refused, error.Status);
        await ErrorResponse.WriteAsync(http.Response, asked.Surface, error).ConfigureAwait(false);
        return false;
    }

    /// <returns>The review, and whether it was decided while its caller waited; or why there is none.</returns>
    private async Task<(ReviewId? Review, bool Decided, GatewayError? Failure)> HoldAsync(HttpContext http, AskedExchange asked, JudgedAttempt attempt, Decision.Held held)
    {
        try
        {
            var review = attempt.Review ?? await reviews.OpenAsync(asked, ReviewKind.Prompt, attempt.Facts, held, asked.Exchange.Body).ConfigureAwait(false);
            if (asked.Declared.Wait <= TimeSpan.Zero || asked.HasWaited)
            {
                return (review, false, null);
            }

            asked.HasWaited = true;
            var standing = await reviews.WaitAsync(review, asked.Declared.Wait, http.RequestAborted).ConfigureAwait(false);
            return (review, standing is ContentStanding.Approved or ContentStanding.Refused, null);
        }
        catch (LedgerUnavailableException)
        {
            return (null, false, Errors.LedgerUnavailable());
        }
        catch (DbException)
        {
            // Fails closed: what cannot be brought to a reviewer stays held.
            return (null, false, Errors.ReviewsUnavailable());
        }
    }

    public async Task FailAsync(HttpContext http, AskedExchange asked, GatewayError failure)
    {
        asked.RecordOutcome(judge, ExchangeEnd.ProviderFailed, failure.Status);
        var receipt = log.IdOf(asked.DecisionIndex).ToString();
        await ErrorResponse.WriteAsync(http.Response, asked.Surface, failure with { Receipt = receipt }).ConfigureAwait(false);
    }
}
