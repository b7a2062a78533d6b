using System.Buffers;
using System.Text.Json;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.OpenAi;

/// <summary>Reads the text out of the events of a streaming chat completion, and hands it to the guard by channel.</summary>
/// <remarks>
/// Every string under <c>choices</c> is text, whatever its field is called, but for the few names that carry ids and
/// enumerations. Indexes may follow the text that they belong to (real vendors send them last), so an event's strings
/// are gathered first and appended when the object that names their channel has closed. For one thread at a time.
/// </remarks>
internal sealed class ChatEventReader(AnswerGuard guard) : IAnswerEvents
{
    private readonly List<Gathered> _gathered = new(4);
    private readonly List<string> _fields = ["content"];
    private char[] _text = ArrayPool<char>.Shared.Rent(1024);
    private int _textLength;
    private bool _done;

    public bool Finished { get; private set; }

    public long? Tokens { get; private set; }

    public bool TryRead(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            guard.EndPiece();
            return true;
        }

        if (_done)
        {
            // Fails closed: nothing follows the end, so whatever this is, it was not read as part of the answer.
            return false;
        }

        if (data.SequenceEqual("[DONE]"u8))
        {
            _done = Finished = true;
            guard.Complete();
            guard.EndPiece();
            return true;
        }

        if (_text.Length < data.Length)
        {
            ArrayPool<char>.Shared.Return(_text);
            _text = ArrayPool<char>.Shared.Rent(data.Length);
        }

        _gathered.Clear();
        _textLength = 0;
        try
        {
            var json = new Utf8JsonReader(data);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            ReadEvent(ref json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }

        foreach (var piece in _gathered)
        {
            var text = _text.AsSpan(piece.Start, piece.Length);
            guard.Append(new AnswerChannel(piece.Choice, piece.Tool, piece.Field), text);
            if (piece.IsCall)
            {
                guard.AddCall(piece.Choice, piece.Tool, piece.Field == "name" ? text : []);
            }
        }

        guard.EndPiece();
        return true;
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(_text);

    private void ReadEvent(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("choices"u8))
            {
                json.Read();
                while (json.TokenType != JsonTokenType.Null && json.Read() && json.TokenType == JsonTokenType.StartObject)
                {
                    ReadChoice(ref json);
                }
            }
            else if (json.ValueTextEquals("usage"u8))
            {
                Tokens = TokenUsage.Read(ref json) ?? Tokens;
            }
            else
            {
                var known = ControlFields.Contains(ref json);
                json.Read();
                if (known)
                {
                    json.Skip();
                }
                else
                {
                    Gather(ref json, "event", tool: -1, isCall: false);
                }
            }
        }

        Assign(0, choice: 0);
    }

    private void ReadChoice(ref Utf8JsonReader json)
    {
        var first = _gathered.Count;
        var index = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("index"u8))
            {
                json.Read();
                index = json.GetInt32();
            }
            else if (json.ValueTextEquals("finish_reason"u8))
            {
                json.Read();
                Finished |= json.TokenType == JsonTokenType.String;
            }
            else if (json.ValueTextEquals("logprobs"u8))
            {
                // The tokens of the text that is read under its own field.
                json.Skip();
            }
            else
            {
                json.Read();
                Gather(ref json, "content", tool: -1, isCall: false);
            }
        }

        Assign(first, index);
    }

    /// <summary>Gathers every string of the value that the reader stands on.</summary>
    private void Gather(ref Utf8JsonReader json, string field, int tool, bool isCall)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                var length = json.CopyString(_text.AsSpan(_textLength));
                _gathered.Add(new Gathered(_textLength, length, field, tool, Unassigned, isCall));
                _textLength += length;
                break;
            case JsonTokenType.StartArray:
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    Gather(ref json, field, tool, isCall);
                }

                break;
            case JsonTokenType.StartObject:
                GatherObject(ref json, tool, isCall);
                break;
        }
    }

    private void GatherObject(ref Utf8JsonReader json, int tool, bool isCall)
    {
        var first = _gathered.Count;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("index"u8))
            {
                json.Read();
                tool = json.TokenType == JsonTokenType.Number ? json.GetInt32() : tool;
                AssignTool(first, tool);
            }
            else if (ControlFields.Contains(ref json))
            {
                json.Skip();
            }
            else
            {
                var within = isCall || ToolCalls.Contains(ref json);
                var field = FieldName(ref json);
                json.Read();
                Gather(ref json, field, tool, within);
            }
        }
    }

    private void AssignTool(int first, int tool)
    {
        for (var i = first; i < _gathered.Count; i++)
        {
            _gathered[i] = _gathered[i] with { Tool = tool };
        }
    }

    private void Assign(int first, int choice)
    {
        for (var i = first; i < _gathered.Count; i++)
        {
            if (_gathered[i].Choice == Unassigned)
            {
                _gathered[i] = _gathered[i] with { Choice = choice };
            }
        }
    }

    private string FieldName(ref Utf8JsonReader json)
    {
        foreach (var field in _fields)
        {
            if (json.ValueTextEquals(field))
            {
                return field;
            }
        }

        _fields.Add(json.GetString()!);
        return _fields[^1];
    }

    private const int Unassigned = int.MinValue;

    private readonly record struct Gathered(int Start, int Length, string Field, int Tool, int Choice, bool IsCall);
}
