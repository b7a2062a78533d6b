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

        var receipt = log.IdOf(asked.DecisionIndex).ToString();
        var review = attempt.Review;
        if (decision is Decision.Held held && attempt.Problem is null)
        {
            var opened = attempt.Review ?? await reviews.OpenAsync(asked, ReviewKind.Prompt, facts, held, asked.Exchange.Body, http.RequestAborted).ConfigureAwait(false);
            review = opened;
            if (asked.Declared.Wait > TimeSpan.Zero && !asked.HasWaited)
            {
                asked.HasWaited = true;
                if (await reviews.WaitAsync(opened, asked.Declared.Wait, http.RequestAborted).ConfigureAwait(false) is ContentStanding.Approved or ContentStanding.Refused)
                {
                    return true;
                }
            }
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

    public async Task FailAsync(HttpContext http, AskedExchange asked, GatewayError failure)
    {
        asked.RecordOutcome(judge, ExchangeEnd.ProviderFailed, failure.Status);
        var receipt = log.IdOf(asked.DecisionIndex).ToString();
        await ErrorResponse.WriteAsync(http.Response, asked.Surface, failure with { Receipt = receipt }).ConfigureAwait(false);
    }
}
