using System.Buffers;
using Caveat.Gateway.Providers;

namespace Caveat.Gateway.Exchanges;

/// <summary>Reads a provider's answer whole into a pooled buffer.</summary>
internal static class WholeAnswer
{
    private const int FirstGuess = 8 * 1024;

    /// <returns>The buffer (the caller's to return, whatever the failure) and its length, or the failure.</returns>
    public static async ValueTask<(byte[] Buffer, int Length, ProviderFailure? Failure)> ReadAsync(
        ProviderReply.Answered answer, int limit)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstGuess);
        var length = 0;
        var source = new ProviderBytes(answer);
        while (true)
        {
            var (read, failure) = await source.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false);
            if (failure is not null || read == 0)
            {
                return (buffer, length, failure);
            }

            length += read;
            if (length > limit)
            {
                return (buffer, length, ProviderFailure.TooLarge);
            }

            if (length == buffer.Length)
            {
                buffer = Grow(buffer, length);
            }
        }
    }

    /// <summary>A buffer of twice the size with the first bytes copied; the old one goes back to the pool.</summary>
    public static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
