using System.IO.Pipelines;
using System.Security.Cryptography;

namespace Caveat.Gateway.Exchanges;

/// <summary>The caller's side of a streaming answer: writes what is released, counts and digests it.</summary>
internal sealed class ReleasedBytes(PipeWriter caller) : IDisposable
{
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Count { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _digest.AppendData(bytes.Span);
        Count += bytes.Length;
        var flushed = await caller.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        if (flushed.IsCompleted)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>Ends the stream with an error event, which is the gateway's own word and no part of the answer.</summary>
    public async ValueTask WriteErrorAsync(ISurface surface, GatewayError error, CancellationToken cancellationToken)
    {
        surface.WriteErrorEvent(error, caller);
        await caller.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public void RecordOutcome(AskedExchange asked, Judge judge, ExchangeEnd end, int status)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _digest.GetHashAndReset(digest);
        asked.RecordOutcome(judge, end, status, Count, Count == 0 ? [] : digest);
    }

    public void Dispose() => _digest.Dispose();
}
