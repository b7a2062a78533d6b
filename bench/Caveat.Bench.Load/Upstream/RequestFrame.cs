using Caveat.Bench.Load.Content;
using Caveat.Bench.Load.Http;

namespace Caveat.Bench.Load.Upstream;

/// <summary>Finds the end of one request and what it asks for; the upstream looks at nothing else, so that it stays far faster than its callers.</summary>
internal static class RequestFrame
{
    private static readonly byte[] PacedModelName = System.Text.Encoding.ASCII.GetBytes($"\"{BenchText.PacedModel}\"");

    /// <summary>False when more bytes are needed.</summary>
    public static bool TryRead(ReadOnlySpan<byte> received, out Asked asked, out int length)
    {
        asked = Asked.Models;
        length = 0;
        int headEnd = received.IndexOf(HttpHead.End);
        if (headEnd < 0)
        {
            return false;
        }
        var head = received[..(headEnd + 2)];
        var rest = received[(headEnd + HttpHead.End.Length)..];
        if (!TryMeasureBody(head, rest, out int bodyLength))
        {
            return false;
        }
        length = headEnd + HttpHead.End.Length + bodyLength;
        if (!head.StartsWith("GET "u8))
        {
            asked = Classify(rest[..bodyLength]);
        }
        return true;
    }

    private static bool TryMeasureBody(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest, out int length)
    {
        if (HttpHead.TryFindLength(head, out length))
        {
            return rest.Length >= length;
        }
        if (!HttpHead.Has(head, "transfer-encoding"u8, "chunked"u8))
        {
            return true;
        }
        // A JSON body holds no bare line break followed by "0", so the last chunk cannot be mistaken.
        int last = rest.StartsWith("0\r\n\r\n"u8) ? -2 : rest.IndexOf("\r\n0\r\n\r\n"u8);
        length = last + "\r\n0\r\n\r\n"u8.Length;
        return last != -1;
    }

    private static Asked Classify(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\"stream\":true"u8) < 0)
        {
            return Asked.Chat;
        }
        return body.IndexOf(PacedModelName) < 0 ? Asked.Burst : Asked.Paced;
    }
}
