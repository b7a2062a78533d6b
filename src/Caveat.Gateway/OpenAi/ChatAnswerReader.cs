using System.Buffers;
using System.Text.Json;
using Caveat.Gateway.Exchanges;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.OpenAi;

/// <summary>Reads a whole chat completion (or an error in its place): every text, the tools that it calls, its tokens.</summary>
internal static class ChatAnswerReader
{
    private const string PartSeparator = "\n\n";
    private const int Outside = int.MaxValue;

    /// <returns>False when the bytes are not one JSON object.</returns>
    public static bool TryRead(ReadOnlySpan<byte> answer, ContentReader reader, AnswerReading found)
    {
        // As in a request: characters and separator never outgrow the bytes of a string and its quotes.
        var text = ArrayPool<char>.Shared.Rent(answer.Length + PartSeparator.Length);
        try
        {
            var length = Gather(answer, text, found);
            reader.Read(text.AsSpan(0, length), found.Text);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static int Gather(ReadOnlySpan<byte> answer, Span<char> text, AnswerReading found)
    {
        var json = new Utf8JsonReader(answer);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var length = 0;
        var calls = Outside;
        while (json.Read())
        {
            if (json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray && json.CurrentDepth <= calls)
            {
                calls = Outside;
            }

            if (json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("usage"u8))
                {
                    found.Tokens = TokenUsage.Read(ref json) ?? found.Tokens;
                }
                else if (ControlFields.Contains(ref json))
                {
                    json.Skip();
                }
                else if (calls == Outside && ToolCalls.Contains(ref json))
                {
                    calls = json.CurrentDepth;
                    json.Read();
                    calls = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? calls : Outside;
                }
                else if (calls != Outside && json.CurrentDepth <= calls + ToolCalls.NameDepth && json.ValueTextEquals("name"u8))
                {
                    length = ReadName(ref json, text, length, found);
                }
            }
            else if (json.TokenType == JsonTokenType.String)
            {
                length = Commit(ref json, text, length);
            }
        }

        return length;
    }

    private static int ReadName(ref Utf8JsonReader json, Span<char> text, int length, AnswerReading found)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String)
        {
            // Fails closed: whatever stands there, a tool is called by it.
            found.Call(ToolName.Unnamed);
            return length;
        }

        found.Call(json.GetString()!);
        return Commit(ref json, text, length);
    }

    private static int Commit(ref Utf8JsonReader json, Span<char> text, int length)
    {
        length += json.CopyString(text[length..]);
        PartSeparator.CopyTo(text[length..]);
        return length + PartSeparator.Length;
    }
}
