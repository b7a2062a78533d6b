using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Caveat.Assistant.Conversations;

/// <summary>The JSON that is sealed for turns and conversations.</summary>
/// <remarks>Fields may be added and stay forever: old rows are never rewritten.</remarks>
[JsonSerializable(typeof(TurnContent))]
[JsonSerializable(typeof(ConversationContent))]
internal sealed partial class SealedJson : JsonSerializerContext
{
    private static readonly SealedJson Form = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        // It is never part of a page as it stands.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new RowIdConverter() },
    });

    public static byte[] Of(TurnContent content) => JsonSerializer.SerializeToUtf8Bytes(content, Form.TurnContent);

    public static byte[] Of(ConversationContent content) => JsonSerializer.SerializeToUtf8Bytes(content, Form.ConversationContent);

    public static TurnContent Turn(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Form.TurnContent)!;

    public static ConversationContent Conversation(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Form.ConversationContent)!;

    /// <summary>A turn's words alone, without the sources beside them: what a search reads.</summary>
    public static string TextOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("text"u8))
            {
                reader.Read();
                return reader.GetString()!;
            }

            reader.Skip();
        }

        return "";
    }
}
