using Caveat.Gateway.Providers;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Exchanges;

/// <content>Streaming answers.</content>
internal sealed partial class AnswerRelay
{
    private async Task<GatewayError?> RelayEventsAsync(HttpContext http, AskedExchange asked, ProviderReply.Answered answer)
    {
        var source = new ProviderBytes(answer);
        using var guard = new AnswerGuard(reader);
        using var events = asked.Surface.OpenEvents(guard);
        using var stream = new EventStream(events, guard, limits.EventBytes);
        using var released = new ReleasedBytes(http.Response.BodyWriter);
        try
        {
            GatewayError? end = null;
            while (end is null && !stream.Ended)
            {
                var (read, failure) = await source.ReadAsync(stream.Free).ConfigureAwait(false);
                failure ??= stream.Advance(read);
                if (guard.Found() is { } found)
                {
                    end = await RefusalAsync(asked, found, stream.Unreleased).ConfigureAwait(false);
                    if (end is null)
                    {
                        guard.Accept();
                    }
                }

                end ??= failure is { } failed ? Errors.Of(failed, asked.Provider!) : null;
                var releasable = stream.TakeReleasable();
                if (releasable.IsEmpty && end is not null && released.Count == 0)
                {
                    return await EndUnstartedAsync(http, asked, end).ConfigureAwait(false);
                }

                if (!releasable.IsEmpty)
                {
                    if (released.Count == 0)
                    {
                        StartResponse(http.Response, asked, answer, "text/event-stream; charset=utf-8");
                        http.Response.Headers.CacheControl = "no-cache";
                    }

                    await released.WriteAsync(releasable, http.RequestAborted).ConfigureAwait(false);
                }
            }

            if (end is not null)
            {
                await released.WriteErrorAsync(asked.Surface, end, http.RequestAborted).ConfigureAwait(false);
            }

            released.RecordOutcome(asked, judge, EndOf(end), answer.Status);
            return null;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            released.RecordOutcome(asked, judge, ExchangeEnd.CallerLeft, answer.Status);
            return null;
        }
    }

    /// <summary>Nothing has left yet: a refusal is a response of its own, and for a failure another provider may be asked.</summary>
    private async Task<GatewayError?> EndUnstartedAsync(HttpContext http, AskedExchange asked, GatewayError end)
    {
        if (EndOf(end) == ExchangeEnd.ProviderFailed)
        {
            return end;
        }

        asked.RecordOutcome(judge, EndOf(end), end.Status);
        await ErrorResponse.WriteAsync(http.Response, asked.Surface, end).ConfigureAwait(false);
        return null;
    }

    private static ExchangeEnd EndOf(GatewayError? end) => end switch
    {
        null => ExchangeEnd.Answered,
        { Clause: not null } => ExchangeEnd.AnswerRefused,
        { Status: StatusCodes.Status503ServiceUnavailable } => ExchangeEnd.GatewayFailed,
        _ => ExchangeEnd.ProviderFailed,
    };
}
