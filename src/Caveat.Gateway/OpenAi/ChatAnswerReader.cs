using System.Buffers;
using System.Text.Json;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.OpenAi;

/// <summary>Reads every text of a whole chat completion (or of an error in its place).</summary>
internal static class ChatAnswerReader
{
    private const string PartSeparator = "\n\n";

    /// <returns>False when the bytes are not one JSON object.</returns>
    public static bool TryRead(ReadOnlySpan<byte> answer, ContentReader reader, TextReading found)
    {
        // As in a request: characters and separator never outgrow the bytes of a string and its quotes.
        var text = ArrayPool<char>.Shared.Rent(answer.Length + PartSeparator.Length);
        try
        {
            var length = Gather(answer, text);
            reader.Read(text.AsSpan(0, length), found);
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

    private static int Gather(ReadOnlySpan<byte> answer, Span<char> text)
    {
        var json = new Utf8JsonReader(answer);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var length = 0;
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && ControlFields.Contains(ref json))
            {
                json.Skip();
            }
            else if (json.TokenType == JsonTokenType.String)
            {
                length += json.CopyString(text[length..]);
                PartSeparator.CopyTo(text[length..]);
                length += PartSeparator.Length;
            }
        }

        return length;
    }
}
