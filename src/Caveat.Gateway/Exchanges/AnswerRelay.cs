using System.Buffers;
using System.Security.Cryptography;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Records;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Providers;
using Caveat.Ledger;
using Caveat.Screening.Reading;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Exchanges;

/// <summary>Takes an answer from the provider to the caller: whole or streaming, read before it is released.</summary>
internal sealed partial class AnswerRelay(ContentReader reader, Judge judge, AppendLog log, ExchangeLimits limits)
{
    // Not the marking's words: nothing of the violating text leaves, not even to say what it was.
    private static readonly Sighting InTheAnswer = new("Found in the provider's answer, of which nothing from there on was released.", "the provider's answer");

    /// <returns>Null when the exchange has ended; else, while nothing is released, why another provider may be asked.</returns>
    public Task<GatewayError?> RelayAsync(HttpContext http, AskedExchange asked, ProviderReply.Answered answer) =>
        answer.IsEventStream && answer.Status == StatusCodes.Status200OK
            ? RelayEventsAsync(http, asked, answer)
            : RelayWholeAsync(http, asked, answer);

    private async Task<GatewayError?> RelayWholeAsync(HttpContext http, AskedExchange asked, ProviderReply.Answered answer)
    {
        var (buffer, length, failure) = await WholeAnswer.ReadAsync(answer, limits.AnswerBytes).ConfigureAwait(false);
        try
        {
            if (failure is { } failed)
            {
                return Errors.Of(failed, asked.Provider!);
            }

            var found = new TextReading();
            if (!asked.Surface.TryReadAnswer(buffer.AsSpan(0, length), reader, found))
            {
                return Errors.Of(ProviderFailure.Malformed, asked.Provider!);
            }

            if (!found.IsEmpty && await RefusalAsync(asked, found, buffer.AsMemory(0, length)).ConfigureAwait(false) is { } refusal)
            {
                asked.RecordOutcome(judge, ExchangeEnd.AnswerRefused, refusal.Status);
                await ErrorResponse.WriteAsync(http.Response, asked.Surface, refusal).ConfigureAwait(false);
                return null;
            }

            StartResponse(http.Response, asked, answer, answer.ContentType ?? "application/json");
            // What is released is what is committed to, with the marking when the caller asked for it.
            var released = asked.Exchange.WantsMarking
                ? asked.Surface.MarkAnswer(buffer.AsSpan(0, length), AnswerLabel.Of(asked.Label))
                : buffer.AsMemory(0, length);
            http.Response.ContentLength = released.Length;
            await http.Response.BodyWriter.WriteAsync(released, http.RequestAborted).ConfigureAwait(false);
            RecordAnswer(asked, answer.Status, released.Span);
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void RecordAnswer(AskedExchange asked, int status, ReadOnlySpan<byte> answer)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(answer, digest);
        asked.RecordOutcome(judge, ExchangeEnd.Answered, status, answer.Length, digest);
    }

    /// <summary>Decides on what was found in an answer; the error when the agreement does not permit it, recorded before it is told.</summary>
    private async ValueTask<GatewayError?> RefusalAsync(AskedExchange asked, TextReading found, ReadOnlyMemory<byte> answer)
    {
        var facts = judge.Facts(asked.Caller, asked.Facts.Vendor, asked.Facts.Model, found);
        var decision = judge.Decide(facts);
        if (decision is Decision.Permitted)
        {
            asked.Raise(facts.Grade);
            return null;
        }

        try
        {
            asked.Recorded(await judge.RecordAsync(asked, ExchangePhase.Answer, facts, decision, answer.Span).ConfigureAwait(false));
        }
        catch (LedgerUnavailableException)
        {
            return Errors.LedgerUnavailable();
        }

        return Errors.Of(decision, facts, log.IdOf(asked.DecisionIndex).ToString(), InTheAnswer);
    }

    private void StartResponse(HttpResponse response, AskedExchange asked, ProviderReply.Answered answer, string contentType)
    {
        response.StatusCode = answer.Status;
        response.ContentType = contentType;
        response.Headers[ErrorResponse.ReceiptHeader] = log.IdOf(asked.DecisionIndex).ToString();
        response.Headers[DeclarationNames.LabelHeader] = AnswerLabel.Of(asked.Label);
        if (answer.RequestId is not null)
        {
            response.Headers["x-request-id"] = answer.RequestId;
        }
    }
}
