using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Records;
using Caveat.Gateway.Attachments;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Consent;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Governing;
using Caveat.Gateway.Providers;
using Caveat.Ledger;
using Caveat.Screening.Reading;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Exchanges;

/// <summary>The one path of every exchange on every surface, in the numbered steps of docs/design/exchange.md.</summary>
/// <remarks>
/// Step 1, authentication, has happened: no request arrives without its caller. Nothing is released before its decision
/// is durable, and nothing that was not read is released at all.
/// </remarks>
internal sealed class ExchangeRunner(
    ModelCatalogue catalogue, ContentReader reader, AttachmentReader attachments, DeclarationReader declarations,
    Permission permission, Refusal refusal, Judge judge, StateBound state, ConsentRequirement consents, ExchangeLimits limits, AnswerRelay relay)
{
    /// <summary>What nginx made the custom for a caller that left: no status was sent.</summary>
    private const int ClosedByCaller = 499;

    public async Task RunAsync(HttpContext http, Caller caller, ISurface surface)
    {
        // Fails closed: what decides here may have been ended elsewhere, and a person has to know by what.
        if ((state.IsExceeded ? Errors.StateTooOld() : consents.Missing(caller, http.Request)) is { } closed)
        {
            await ErrorResponse.WriteAsync(http.Response, surface, closed).ConfigureAwait(false);
            return;
        }

        // 2. Parse the request once.
        var (body, length, problem) = await RequestBody.ReadAsync(http.Request, limits.RequestBytes, http.RequestAborted).ConfigureAwait(false);
        if (problem is not null)
        {
            await ErrorResponse.WriteAsync(http.Response, surface, GatewayError.Of(problem)).ConfigureAwait(false);
            return;
        }

        using var exchange = new Exchange(surface.Name, body, length);
        problem = surface.Read(exchange);
        var declared = RequestDeclarations.None;
        if (problem is null)
        {
            (declared, problem) = declarations.Read(http.Request.Headers, exchange);
        }

        var route = problem is null ? catalogue.Find(exchange.Model) : null;
        if (route is null)
        {
            var error = problem is null ? Errors.UnknownModel(exchange.Model.ToString()) : GatewayError.Of(problem);
            await ErrorResponse.WriteAsync(http.Response, surface, error).ConfigureAwait(false);
            return;
        }

        // 3 and 4. Read labels, markings, uses and kinds of data, in every text of the request and in every document that it carries.
        var reading = new TextReading();
        reader.Read(exchange.Text, reading);
        var attached = default(AttachedReading);
        if (exchange.Attachments is not null)
        {
            (attached, var error) = await attachments.ReadAsync(exchange, http.RequestAborted).ConfigureAwait(false);
            if (error is not null)
            {
                await ErrorResponse.WriteAsync(http.Response, surface, error).ConfigureAwait(false);
                return;
            }
        }

        var asked = new AskedExchange(exchange, caller, surface, reading) { Attached = attached, Declared = declared };
        await AskAsync(http, asked, route).ConfigureAwait(false);
    }

    /// <summary>Asks the route's providers in turn until one answers; each attempt has its own recorded decision.</summary>
    private async Task AskAsync(HttpContext http, AskedExchange asked, ModelRoute asIs)
    {
        GatewayError? failure = null;
        JudgedAttempt? stopped = null;
        for (var route = asIs; route is not null; route = failure is null ? permission.SubstituteOf(asked, stopped) : null)
        {
            foreach (var provider in route.Providers)
            {
                // 5 and 6. Decide by the instruments in force at this moment.
                var attempt = await permission.DecideAsync(asked, provider, route.Model, http.RequestAborted).ConfigureAwait(false);
                if (attempt.Decision is not Decision.Permitted permitted)
                {
                    stopped ??= attempt;
                    continue;
                }

                // 7, 8 and 9. Record and forward at once; the record is awaited before anything is released.
                Permission.Apply(asked, attempt, permitted, provider);
                failure = await ForwardAsync(http, asked, permitted, provider).ConfigureAwait(false);
                if (failure is null)
                {
                    return;
                }
            }
        }

        if (failure is not null)
        {
            await refusal.FailAsync(http, asked, failure).ConfigureAwait(false);
        }
        else if (await refusal.RefuseAsync(http, asked, stopped!).ConfigureAwait(false))
        {
            // Approved while the caller waited: decided again, with the approval among the facts.
            await AskAsync(http, asked, asIs).ConfigureAwait(false);
        }
    }

    /// <returns>Null when the exchange has ended; else why another provider may be asked.</returns>
    private async Task<GatewayError?> ForwardAsync(HttpContext http, AskedExchange asked, Decision decision, IProvider provider)
    {
        // The entry is on its way to the disk before the provider is asked, and durable long before most providers answer.
        var recording = judge.RecordAsync(asked, ExchangePhase.Prompt, asked.Facts, decision, asked.Exchange.Body.Span);
        var reply = await AnswerOrNullAsync(http, asked, provider).ConfigureAwait(false);
        try
        {
            asked.Recorded(await recording.ConfigureAwait(false));
        }
        catch (LedgerUnavailableException)
        {
            // Fails closed: no record, no answer. What the provider sends is thrown away unread.
            (reply as IDisposable)?.Dispose();
            await ErrorResponse.WriteAsync(http.Response, asked.Surface, Errors.LedgerUnavailable()).ConfigureAwait(false);
            return null;
        }

        return reply switch
        {
            ProviderReply.Answered answered => await RelayAsync(http, asked, answered).ConfigureAwait(false),
            ProviderReply.Unanswered unanswered => Errors.Of(unanswered.Failure, provider.Name),
            _ => Left(asked),
        };
    }

    /// <returns>Null when the caller went away first.</returns>
    private static async Task<ProviderReply?> AnswerOrNullAsync(HttpContext http, AskedExchange asked, IProvider provider)
    {
        try
        {
            return await provider.SendAsync(asked.Exchange, http.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<GatewayError?> RelayAsync(HttpContext http, AskedExchange asked, ProviderReply.Answered answered)
    {
        using (answered)
        {
            if (Errors.OfStatus(answered.Status, asked.Provider!.Name, answered.RetryAfter) is { } failed)
            {
                return failed;
            }

            try
            {
                // 10 and 11. Guard the answer while it is written to the caller.
                return await relay.RelayAsync(http, asked, answered).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
            {
                return Left(asked);
            }
            catch (Exception)
            {
                asked.RecordOutcome(judge, ExchangeEnd.GatewayFailed, StatusCodes.Status500InternalServerError);
                throw;
            }
        }
    }

    /// <summary>12. The outcome is recorded although the caller has gone.</summary>
    private GatewayError? Left(AskedExchange asked)
    {
        asked.RecordOutcome(judge, ExchangeEnd.CallerLeft, ClosedByCaller);
        return null;
    }
}
