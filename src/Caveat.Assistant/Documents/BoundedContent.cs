namespace Caveat.Assistant.Documents;

/// <summary>Reads a stream into memory up to a limit: memory grows with what has arrived, and never past it.</summary>
internal static class BoundedContent
{
    private const int Step = 64 << 10;

    /// <returns>Null where there is more than the limit; the rest is left unread.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        var read = new byte[(int)Math.Min(Step, limit + 1)];
        var length = 0;
        while (await content.ReadAsync(read.AsMemory(length), cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            length += count;
            if (length > limit)
            {
                return null;
            }

            if (length == read.Length)
            {
                Array.Resize(ref read, (int)Math.Min(Math.Min(2L * length, limit + 1), Array.MaxLength));
            }
        }

        return read.AsMemory(0, length);
    }
}
