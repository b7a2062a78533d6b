using Caveat.Gateway.Providers;

namespace Caveat.Gateway.Exchanges;

/// <summary>The bytes of a provider's answer as they come, with silence and breakage told apart from the caller's leaving.</summary>
internal readonly struct ProviderBytes(ProviderReply.Answered answer)
{
    /// <returns>How many bytes came, 0 at the end, or the failure; throws only when the exchange itself is cancelled.</returns>
    public async ValueTask<(int Read, ProviderFailure? Failure)> ReadAsync(Memory<byte> destination)
    {
        try
        {
            var reading = answer.Body.ReadAsync(destination, answer.Patience.Token);
            if (!reading.IsCompleted)
            {
                // Patience is measured where there is something to wait for: most pieces of a fast answer are there already.
                answer.Patience.CancelAfter(answer.IdleTimeout);
            }

            return (await reading.ConfigureAwait(false), null);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            answer.Caller.ThrowIfCancellationRequested();
            return (0, ProviderFailure.BrokeOff);
        }
        catch (OperationCanceledException) when (!answer.Caller.IsCancellationRequested)
        {
            return (0, ProviderFailure.TimedOut);
        }
    }

    /// <summary>Gives up on a read that is under way, and completes when it has ended.</summary>
    public async ValueTask AbandonAsync(ValueTask<(int Read, ProviderFailure? Failure)> reading)
    {
        await answer.Patience.CancelAsync().ConfigureAwait(false);
        try
        {
            await reading.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // That is the end that was asked for.
        }
    }
}
