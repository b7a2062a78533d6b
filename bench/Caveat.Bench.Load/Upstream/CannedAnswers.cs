using System.Text;
using System.Text.Json;
using Caveat.Bench.Load.Content;

namespace Caveat.Bench.Load.Upstream;

/// <summary>Every byte that the canned vendor ever sends, computed once at start.</summary>
internal sealed class CannedAnswers
{
    private const string Head = "HTTP/1.1 200 OK\r\nServer: canned\r\n";

    public byte[] Models { get; } = Whole(
        $$"""{"object":"list","data":[{{Model(BenchText.Model)}},{{Model(BenchText.PacedModel)}}]}""");

    public byte[] Chat { get; } = Whole(
        $$$"""
        {"id":"chatcmpl-bench0001","object":"chat.completion","created":1770000000,"model":"{{{BenchText.Model}}}","choices":[{"index":0,"message":{"role":"assistant","content":{{{Quoted(BenchText.Answer)}}},"refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":341,"completion_tokens":168,"total_tokens":509,"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}},"system_fingerprint":"fp_bench"}
        """);

    /// <summary>The head and the first two events; then one element per event; the last one ends the body.</summary>
    public byte[][] Stream { get; } = [.. StreamParts()];

    /// <summary>The same stream in one piece.</summary>
    public byte[] Burst { get; } = [.. StreamParts().SelectMany(part => part)];

    private static byte[] Whole(string body) =>
        Encoding.UTF8.GetBytes($"{Head}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private static IEnumerable<byte[]> StreamParts()
    {
        // X-Accel-Buffering is how an application tells nginx that this one answer must not be buffered.
        var first = new StringBuilder($"{Head}Content-Type: text/event-stream\r\nCache-Control: no-cache\r\nX-Accel-Buffering: no\r\nTransfer-Encoding: chunked\r\n\r\n");
        first.Append(Event("""{"role":"assistant","content":""}""", "null"));
        bool opened = false;
        foreach (string piece in BenchText.Pieces())
        {
            string text = Event($$"""{"content":{{Quoted(piece)}}}""", "null");
            yield return Encoding.UTF8.GetBytes(opened ? text : first + text);
            opened = true;
        }
        yield return Encoding.UTF8.GetBytes(Event("{}", "\"stop\"") + Chunk("data: [DONE]\n\n") + "0\r\n\r\n");
    }

    private static string Event(string delta, string finish) => Chunk(
        $$"""data: {"id":"chatcmpl-bench0001","object":"chat.completion.chunk","created":1770000000,"model":"{{BenchText.Model}}","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}""" + "\n\n");

    private static string Chunk(string text) => $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n";

    private static string Model(string id) => $$"""{"id":"{{id}}","object":"model","created":1770000000,"owned_by":"bench"}""";

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
