using System.Buffers;
using System.Text.Json;

namespace Caveat.Gateway.OpenAi;

/// <summary>Puts a marking into a whole chat completion: before and after the content of each choice that has one.</summary>
/// <remarks>All other bytes stay as they are.</remarks>
internal static class ChatAnswerMarking
{
    public static byte[] Mark(ReadOnlySpan<byte> answer, string marking)
    {
        var marked = new ArrayBufferWriter<byte>(answer.Length + 256);
        var words = JsonEncodedText.Encode(marking).EncodedUtf8Bytes;
        var taken = 0;
        var json = new Utf8JsonReader(answer);
        while (json.Read())
        {
            // choices[…].message.content: at depth 4 in the one object that a completion is.
            if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 4 || !json.ValueTextEquals("content"u8))
            {
                continue;
            }

            json.Read();
            if (json.TokenType != JsonTokenType.String || json.ValueSpan.IsEmpty)
            {
                continue;
            }

            var start = (int)json.TokenStartIndex + 1;
            var end = start + json.ValueSpan.Length;
            marked.Write(answer[taken..start]);
            marked.Write(words);
            marked.Write("\\n\\n"u8);
            marked.Write(answer[start..end]);
            marked.Write("\\n\\n"u8);
            marked.Write(words);
            taken = end;
        }

        marked.Write(answer[taken..]);
        return marked.WrittenSpan.ToArray();
    }
}
