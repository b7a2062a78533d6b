using System.Net;

namespace Caveat.Gateway.Exchanges;

/// <summary>The exchange's own bytes, sent as they are; knows when the last of them has been read.</summary>
internal sealed class ForwardedContent(ReadOnlyMemory<byte> body) : HttpContent
{
    private volatile bool _finished;

    public bool Finished => _finished;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // A client may serialise again, on a new connection.
        _finished = false;
        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
        _finished = true;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
