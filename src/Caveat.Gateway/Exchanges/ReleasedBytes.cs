using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;

namespace Caveat.Gateway.Exchanges;

/// <summary>The caller's side of a streaming answer: writes what is released, counts and digests it.</summary>
internal sealed class ReleasedBytes(PipeWriter caller) : IDisposable
{
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Count { get; private set; }

    /// <summary>Whether something was taken over and has not left.</summary>
    public bool Waits { get; private set; }

    /// <summary>Takes the bytes over; they leave with the next flush.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        _digest.AppendData(bytes);
        caller.Write(bytes);
        Count += bytes.Length;
        Waits = true;
    }

    /// <summary>Ends the stream with an error event, which is the gateway's own word and no part of the answer.</summary>
    public void WriteError(ISurface surface, GatewayError error) => surface.WriteErrorEvent(error, caller);

    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        Waits = false;
        var flushed = await caller.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (flushed.IsCompleted)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void RecordOutcome(AskedExchange asked, Judge judge, ExchangeEnd end, int status)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _digest.GetHashAndReset(digest);
        asked.RecordOutcome(judge, end, status, Count, Count == 0 ? [] : digest);
    }

    public void Dispose() => _digest.Dispose();
}
