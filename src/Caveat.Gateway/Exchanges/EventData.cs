namespace Caveat.Gateway.Exchanges;

/// <summary>Takes the data out of one server-sent event.</summary>
internal static class EventData
{
    /// <returns>The event's data; empty when it carries none (a comment, a ping).</returns>
    /// <remarks>Nearly every event has one data line, which is returned in place; several are joined by LF into a new array.</remarks>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> serverSentEvent)
    {
        ReadOnlySpan<byte> data = default;
        while (!serverSentEvent.IsEmpty)
        {
            var end = serverSentEvent.IndexOfAny((byte)'\n', (byte)'\r');
            var line = end < 0 ? serverSentEvent : serverSentEvent[..end];
            serverSentEvent = end < 0 ? default : serverSentEvent[(end + 1)..];
            if (!line.StartsWith("data:"u8))
            {
                continue;
            }

            line = line["data:"u8.Length..];
            line = line.StartsWith(" "u8) ? line[1..] : line;
            data = data.IsEmpty ? line : (byte[])[.. data, (byte)'\n', .. line];
        }

        return data;
    }
}
