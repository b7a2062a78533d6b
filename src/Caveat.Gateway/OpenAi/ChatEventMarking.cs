using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.OpenAi;

/// <summary>Puts a marking into a streaming chat completion: an event of its own before the first content of each choice, and one after the last.</summary>
/// <remarks>The vendor's events stay as they are. A choice without content, such as one that only calls tools, gets no marking.</remarks>
internal sealed class ChatEventMarking : IEventMarking
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _marked = new(1024);
    private readonly List<int> _open = [];
    private readonly List<int> _closed = [];
    private byte[] _latest = "{}"u8.ToArray();

    public ReadOnlySpan<byte> Mark(ReadOnlySpan<byte> events, string marking)
    {
        _marked.ResetWrittenCount();
        while (!events.IsEmpty)
        {
            // Events that may leave are whole.
            var length = EventBoundary.Find(events);
            MarkOne(events[..length], marking);
            events = events[length..];
        }

        return _marked.WrittenSpan;
    }

    private void MarkOne(ReadOnlySpan<byte> serverSentEvent, string marking)
    {
        var data = EventData.Of(serverSentEvent);
        if (data.SequenceEqual("[DONE]"u8))
        {
            CloseAll(marking);
        }

        if (data.IsEmpty || data[0] != '{')
        {
            _marked.Write(serverSentEvent);
            return;
        }

        var choices = ChoiceSigns.Read(data);
        _latest = data.ToArray();
        foreach (var choice in choices)
        {
            if (choice.HasContent && !_open.Contains(choice.Index) && !_closed.Contains(choice.Index))
            {
                _open.Add(choice.Index);
                Write(choice.Index, marking + "\n\n");
            }

            if (choice is { Finishes: true, HasContent: false })
            {
                Close(choice.Index, marking);
            }
        }

        _marked.Write(serverSentEvent);
        foreach (var choice in choices)
        {
            if (choice.Finishes)
            {
                Close(choice.Index, marking);
            }
        }
    }

    private void CloseAll(string marking)
    {
        while (_open is [var choice, ..])
        {
            Close(choice, marking);
        }
    }

    private void Close(int choice, string marking)
    {
        if (_open.Remove(choice))
        {
            _closed.Add(choice);
            Write(choice, "\n\n" + marking);
        }
    }

    /// <summary>An event with the vendor's own id, model and time, and the marking as its content.</summary>
    private void Write(int choice, string content)
    {
        _marked.Write("data: "u8);
        using (var json = new Utf8JsonWriter(_marked, Options))
        {
            json.WriteStartObject();
            using var like = JsonDocument.Parse(_latest);
            foreach (var field in like.RootElement.EnumerateObject())
            {
                if (field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number && !field.NameEquals("obfuscation"u8))
                {
                    field.WriteTo(json);
                }
            }

            json.WriteStartArray("choices"u8);
            json.WriteStartObject();
            json.WriteNumber("index"u8, choice);
            json.WriteStartObject("delta"u8);
            json.WriteString("content"u8, content);
            json.WriteEndObject();
            json.WriteNull("finish_reason"u8);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        _marked.Write("\n\n"u8);
    }
}
