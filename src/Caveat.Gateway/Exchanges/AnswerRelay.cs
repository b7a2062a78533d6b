using System.Buffers;
using System.Security.Cryptography;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Limits;
using Caveat.Gateway.Providers;
using Caveat.Ledger;
using Caveat.Screening.Reading;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Exchanges;

/// <summary>Takes an answer from the provider to the caller: whole or streaming, read before it is released.</summary>
internal sealed partial class AnswerRelay(
    ContentReader reader, Judge judge, AnswerVerdict verdict, LimitCounts counts, AppendLog log, ExchangeLimits limits)
{
    /// <returns>Null when the exchange has ended; else, while nothing is released, why another provider may be asked.</returns>
    public Task<GatewayError?> RelayAsync(HttpContext http, AskedExchange asked, ProviderReply.Answered answer)
    {
        var streams = answer.IsEventStream && answer.Status == StatusCodes.Status200OK;
        asked.AnswerHead = (answer.Status, streams ? "text/event-stream; charset=utf-8" : answer.ContentType ?? "application/json");
        return streams ? RelayEventsAsync(http, asked, answer) : RelayWholeAsync(http, asked, answer);
    }

    private async Task<GatewayError?> RelayWholeAsync(HttpContext http, AskedExchange asked, ProviderReply.Answered answer)
    {
        var (buffer, length, failure) = await WholeAnswer.ReadAsync(answer, limits.AnswerBytes).ConfigureAwait(false);
        try
        {
            if (failure is { } failed)
            {
                return Errors.Of(failed, asked.Provider!.Name);
            }

            var found = new AnswerReading();
            if (!asked.Surface.TryReadAnswer(buffer.AsSpan(0, length), reader, found))
            {
                return Errors.Of(ProviderFailure.Malformed, asked.Provider!.Name);
            }

            counts.Spend(asked, found.Tokens, length);
            if (await verdict.OnWholeAsync(asked, found, buffer.AsMemory(0, length), http.RequestAborted).ConfigureAwait(false) is { } refusal)
            {
                asked.RecordOutcome(judge, refusal.End, refusal.Error.Status);
                await ErrorResponse.WriteAsync(http.Response, asked.Surface, refusal.Error).ConfigureAwait(false);
                return null;
            }

            StartResponse(http.Response, asked, answer);
            // What is released is what is committed to, with the marking when the caller or a clause asks for it.
            var released = asked.BearsMarking
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

    private void StartResponse(HttpResponse response, AskedExchange asked, ProviderReply.Answered answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = asked.AnswerHead.Type;
        response.Headers[ErrorResponse.ReceiptHeader] = log.IdOf(asked.DecisionIndex).ToString();
        response.Headers[DeclarationNames.LabelHeader] = AnswerLabel.Of(asked.Label);
        OrderNotices.Write(response.Headers, judge.Governing.Now.Orders, asked);
        if (answer.RequestId is not null)
        {
            response.Headers["x-request-id"] = answer.RequestId;
        }
    }
}
