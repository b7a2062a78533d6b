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
                var (read, failure) = await ReadAsync(source, stream, released, http.RequestAborted).ConfigureAwait(false);
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

                    released.Write(releasable.Span);
                }
            }

            if (end is not null)
            {
                released.WriteError(asked.Surface, end);
            }

            await released.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            released.RecordOutcome(asked, judge, EndOf(end), answer.Status);
            return null;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            released.RecordOutcome(asked, judge, ExchangeEnd.CallerLeft, answer.Status);
            return null;
        }
    }

    /// <summary>Reads the provider's next bytes. What was released leaves before there is a wait for them, and not earlier: events that come together leave together.</summary>
    private static async ValueTask<(int Read, ProviderFailure? Failure)> ReadAsync(
        ProviderBytes source, EventStream stream, ReleasedBytes released, CancellationToken cancellationToken)
    {
        var reading = source.ReadAsync(stream.Free);
        if (released.MustFlush || (released.Waits && !reading.IsCompleted))
        {
            try
            {
                await released.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // INVARIANT: the buffer goes back to the pool only when no read writes into it any more.
                await source.AbandonAsync(reading).ConfigureAwait(false);
                throw;
            }
        }

        return await reading.ConfigureAwait(false);
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
