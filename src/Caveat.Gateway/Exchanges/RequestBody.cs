using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Exchanges;

/// <summary>Reads a request's body whole into a pooled buffer, up to a limit in bytes.</summary>
internal static class RequestBody
{
    private const int FirstGuess = 16 * 1024;

    /// <returns>The buffer (the caller's to return) and its length, or the problem.</returns>
    public static async ValueTask<(byte[] Buffer, int Length, RequestProblem? Problem)> ReadAsync(
        HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return ([], 0, TooLarge(limit));
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(limit, (int)(request.ContentLength ?? FirstGuess)) + 1);
        var length = 0;
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var arrived = (int)Math.Min(read.Buffer.Length, int.MaxValue - length);
            if (length + arrived > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                ArrayPool<byte>.Shared.Return(buffer);
                return ([], 0, TooLarge(limit));
            }

            if (length + arrived > buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + arrived));
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }

            read.Buffer.CopyTo(buffer.AsSpan(length));
            length += arrived;
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return (buffer, length, null);
            }
        }
    }

    private static RequestProblem TooLarge(int limit) => new(413, "request_too_large", string.Create(
        CultureInfo.InvariantCulture,
        $"The request's body is larger than this gateway's limit of {limit} bytes: send less text, or ask the operator to raise Limits:RequestBytes."));
}
