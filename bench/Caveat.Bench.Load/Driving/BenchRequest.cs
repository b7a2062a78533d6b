using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Caveat.Bench.Load.Content;

namespace Caveat.Bench.Load.Driving;

/// <summary>The bytes of one connection's request. Each sending bears a new reference number, so that no cache can answer it.</summary>
internal sealed class BenchRequest
{
    private const string Placeholder = "0000000000";

    private readonly byte[] _bytes;
    private readonly int _reference;
    private long _next;

    public BenchRequest(LoadPlan plan, int connection)
    {
        byte[] body = Encoding.UTF8.GetBytes(Body(plan));
        var head = new StringBuilder($"POST {plan.Url.AbsolutePath} HTTP/1.1\r\nHost: {plan.Url.Authority}\r\n");
        head.Append($"Authorization: Bearer {plan.Key}\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n");
        foreach (string header in plan.Headers)
        {
            head.Append(header).Append("\r\n");
        }
        head.Append($"Content-Length: {body.Length}\r\n\r\n");
        _bytes = [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
        _reference = _bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Placeholder));
        _next = connection * 10_000_000L;
    }

    public ReadOnlyMemory<byte> Next()
    {
        Utf8Formatter.TryFormat(_next++, _bytes.AsSpan(_reference, Placeholder.Length), out _, new('D', (byte)Placeholder.Length));
        return _bytes;
    }

    private static string Body(LoadPlan plan) =>
        $$"""{"model":"{{plan.Model}}","messages":[{"role":"system","content":{{Quoted(BenchText.Instruction)}}},{"role":"user","content":{{Quoted($"Summarise this story in one paragraph. Reference {Placeholder}.\n\n{BenchText.Story}")}}}],"max_tokens":400,"temperature":0.2,"stream":{{(plan.Stream ? "true" : "false")}}}""";

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
