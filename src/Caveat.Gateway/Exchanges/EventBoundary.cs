namespace Caveat.Gateway.Exchanges;

/// <summary>Finds where server-sent events end (WHATWG HTML, section 9.2.6: lines end in CRLF, LF or CR; an empty line ends an event).</summary>
internal static class EventBoundary
{
    /// <returns>The length of the first event with the empty line that ends it, or 0 when it is not all there.</returns>
    public static int Find(ReadOnlySpan<byte> bytes)
    {
        var start = 0;
        while (true)
        {
            var end = bytes[start..].IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
            {
                return 0;
            }

            var next = start + end + 1;
            if (bytes[next - 1] == '\r')
            {
                // A CR at the very end may be half of a CRLF: wait for what follows.
                if (next == bytes.Length)
                {
                    return 0;
                }

                next += bytes[next] == '\n' ? 1 : 0;
            }

            if (end == 0)
            {
                return next;
            }

            start = next;
        }
    }
}
