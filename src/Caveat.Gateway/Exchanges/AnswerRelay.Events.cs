using Caveat.Gateway.Declarations;
using Caveat.Gateway.Providers;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Exchanges;

/// <content>Streaming answers.</content>
internal sealed partial class AnswerRelay
{
    private async Task<GatewayError?> RelayEventsAsync(HttpContext http, AskedExchange asked, ProviderReply.Answered answer)
    {
        using var guard = new AnswerGuard(reader, verdict.HoldOf(asked));
        using var events = asked.Surface.OpenEvents(guard);
        using var stream = new EventStream(events, guard, guard.Hold == AnswerHold.Nothing ? limits.EventBytes : limits.AnswerBytes);
        using var released = new ReleasedBytes(http.Response.BodyWriter);
        var marking = asked.BearsMarking ? asked.Surface.OpenMarking() : null;
        var relay = new Streaming(http, asked, answer, guard, stream, released, marking);
        try
        {
            var end = await ReadToEndAsync(relay).ConfigureAwait(false);
            counts.Spend(asked, events.Tokens, stream.Received);
            Release(relay);
            if (end is not null && released.Count == 0)
            {
                return await EndUnstartedAsync(http, asked, end).ConfigureAwait(false);
            }

            if (end is not null)
            {
                released.WriteError(asked.Surface, end.Error);
            }

            await released.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            released.RecordOutcome(asked, judge, end?.End ?? ExchangeEnd.Answered, answer.Status);
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
    private async ValueTask<AnswerRefusal?> ReadToEndAsync(Streaming relay)
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
            if (verdict.MustKeepRest(relay.Asked))
            {
                relay.Guard.KeepRest();
            }

            // Before these bytes count as come: when an order stops the answer here, nothing that came after its time leaves.
            if (await verdict.OnChangeAsync(relay.Asked, relay.Stream.Unreleased, relay.Http.RequestAborted).ConfigureAwait(false) is { } stopped)
            {
                return stopped;
            }

            failure ??= relay.Stream.Advance(read);
            if (await OnFoundAsync(relay).ConfigureAwait(false) is { } refused)
            {
                return refused;
            }

            if (failure is { } failed)
            {
                return new(ExchangeEnd.ProviderFailed, Errors.Of(failed, relay.Asked.Provider!.Name));
            }

            if (relay.Stream.Ended)
            {
                return await OnWholeAsync(relay).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Decides on what the guard has found.</summary>
    private async ValueTask<AnswerRefusal?> OnFoundAsync(Streaming relay)
    {
        if (relay.Guard.Found() is not { } found)
        {
            return null;
        }

        var reading = new AnswerReading();
        reading.Text.Add(found);
        if (verdict.Holds(relay.Asked, reading))
        {
            // Reviewers decide on all that is left of the answer: it is read to its end, and nothing of it leaves before.
            relay.Guard.KeepRest();
            return null;
        }

        if (await verdict.OnPartAsync(relay.Asked, reading, relay.Stream.Unreleased, relay.Http.RequestAborted).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        relay.Guard.Accept();
        return null;
    }

    /// <summary>Decides on what was kept until the answer was whole: calls of tools, or all of it.</summary>
    private async ValueTask<AnswerRefusal?> OnWholeAsync(Streaming relay)
    {
        if (!relay.Guard.Holds)
        {
            return null;
        }

        // What may leave does so first: it is no part of what is decided on, and its caller need not wait for that.
        await ReleaseAndFlushAsync(relay).ConfigureAwait(false);

        var reading = new AnswerReading();
        if (relay.Guard.Found() is { } found)
        {
            reading.Text.Add(found);
        }

        foreach (var call in relay.Guard.Calls)
        {
            reading.Call(call);
        }

        if (await verdict.OnWholeAsync(relay.Asked, reading, relay.Stream.Unreleased, relay.Http.RequestAborted).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        relay.Guard.Accept();
        relay.Guard.Free();
        return null;
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
            StartResponse(relay.Http.Response, relay.Asked, relay.Answer);
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
    private async Task<GatewayError?> EndUnstartedAsync(HttpContext http, AskedExchange asked, AnswerRefusal end)
    {
        if (end.End == ExchangeEnd.ProviderFailed)
        {
            return end.Error;
        }

        asked.RecordOutcome(judge, end.End, end.Error.Status);
        await ErrorResponse.WriteAsync(http.Response, asked.Surface, end.Error).ConfigureAwait(false);
        return null;
    }

    /// <summary>What one streaming answer needs on its way.</summary>
    private readonly record struct Streaming(
        HttpContext Http, AskedExchange Asked, ProviderReply.Answered Answer, AnswerGuard Guard, EventStream Stream, ReleasedBytes Released, IEventMarking? Marking);
}
