using Caveat.Gateway.Providers;

namespace Caveat.Gateway.Exchanges;

/// <summary>The bytes of a provider's answer as they come, with silence and breakage told apart from the caller's leaving.</summary>
internal sealed class ProviderBytes(ProviderReply.Answered answer, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

    /// <returns>How many bytes came, 0 at the end, or the failure; throws only when the exchange itself is cancelled.</returns>
    public async ValueTask<(int Read, ProviderFailure? Failure)> ReadAsync(Memory<byte> destination)
    {
        _silence.CancelAfter(answer.IdleTimeout);
        try
        {
            return (await answer.Body.ReadAsync(destination, _silence.Token).ConfigureAwait(false), null);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (0, ProviderFailure.BrokeOff);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (0, ProviderFailure.TimedOut);
        }
    }

    public void Dispose() => _silence.Dispose();
}
