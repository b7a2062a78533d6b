using Caveat.Gateway.Providers;

namespace Caveat.Gateway.Exchanges;

/// <summary>The bytes of a provider's answer as they come, with silence and breakage told apart from the caller's leaving.</summary>
internal readonly struct ProviderBytes(ProviderReply.Answered answer)
{
    /// <returns>How many bytes came, 0 at the end, or the failure; throws only when the exchange itself is cancelled.</returns>
    public async ValueTask<(int Read, ProviderFailure? Failure)> ReadAsync(Memory<byte> destination)
    {
        answer.Patience.CancelAfter(answer.IdleTimeout);
        try
        {
            return (await answer.Body.ReadAsync(destination, answer.Patience.Token).ConfigureAwait(false), null);
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
}
