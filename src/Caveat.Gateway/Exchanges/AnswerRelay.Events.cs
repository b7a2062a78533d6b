using Caveat.Gateway.Declarations;
using Caveat.Gateway.Providers;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Exchanges;

/// <content>Streaming answers.</content>
internal sealed partial class AnswerRelay
{
    private async Task<GatewayError?> RelayEventsAsync(HttpContext http, AskedExchange asked, ProviderReply.Answered answer)
    {
        using var guard = new AnswerGuard(reader);
        using var events = asked.Surface.OpenEvents(guard);
        using var stream = new EventStream(events, guard, limits.EventBytes);
        using var released = new ReleasedBytes(http.Response.BodyWriter);
        var marking = asked.Exchange.WantsMarking ? asked.Surface.OpenMarking() : null;
        var relay = new Streaming(http, asked, answer, guard, stream, released, marking);
        try
        {
            var end = await ReadToEndAsync(relay).ConfigureAwait(false);
            Release(relay);
            if (end is not null && released.Count == 0)
            {
                return await EndUnstartedAsync(http, asked, end).ConfigureAwait(false);
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

    /// <summary>Reads the answer to its end. What may leave does so before there is a wait for more, and not earlier: events that come together leave together.</summary>
    /// <returns>Null when the provider has said all and nothing stands against it; else why the stream ends here.</returns>
    private async ValueTask<GatewayError?> ReadToEndAsync(Streaming relay)
    {
        var source = new ProviderBytes(relay.Answer);
        while (true)
        {
            var reading = source.ReadAsync(relay.Stream.Free);
            if (!reading.IsCompleted || relay.Stream.IsCrowded)
            {
                try
                {
                    await ReleaseAndFlushAsync(relay).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    // INVARIANT: the buffer goes back to the pool only when no read writes into it any more.
                    await source.AbandonAsync(reading).ConfigureAwait(false);
                    throw;
                }
            }

            var (read, failure) = await reading.ConfigureAwait(false);
            failure ??= relay.Stream.Advance(read);
            if (relay.Guard.Found() is { } found)
            {
                if (await RefusalAsync(relay.Asked, found, relay.Stream.Unreleased).ConfigureAwait(false) is { } refusal)
                {
                    return refusal;
                }

                relay.Guard.Accept();
            }

            if (failure is { } failed)
            {
                return Errors.Of(failed, relay.Asked.Provider!);
            }

            if (relay.Stream.Ended)
            {
                return null;
            }
        }
    }

    private async ValueTask ReleaseAndFlushAsync(Streaming relay)
    {
        Release(relay);
        if (relay.Released.Waits)
        {
            await relay.Released.FlushAsync(relay.Http.RequestAborted).ConfigureAwait(false);
        }
    }

    private void Release(Streaming relay)
    {
        var releasable = relay.Stream.TakeReleasable();
        if (releasable.IsEmpty)
        {
            return;
        }

        if (relay.Released.Count == 0)
        {
            StartResponse(relay.Http.Response, relay.Asked, relay.Answer, "text/event-stream; charset=utf-8");
            relay.Http.Response.Headers.CacheControl = "no-cache";
        }

        if (relay.Marking is null)
        {
            relay.Released.Write(releasable.Span);
        }
        else
        {
            relay.Released.Write(relay.Marking.Mark(releasable.Span, AnswerLabel.Of(relay.Asked.Label)));
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

    /// <summary>What one streaming answer needs on its way.</summary>
    private readonly record struct Streaming(
        HttpContext Http, AskedExchange Asked, ProviderReply.Answered Answer, AnswerGuard Guard, EventStream Stream, ReleasedBytes Released, IEventMarking? Marking);
}
