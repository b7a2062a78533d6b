using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Caveat.Assistant.Chat;

/// <summary>What the routes of the chat tell scripts.</summary>
[JsonSerializable(typeof(SentenceAnswer))]
[JsonSerializable(typeof(LocationAnswer))]
[JsonSerializable(typeof(AskedAnswer))]
[JsonSerializable(typeof(StreamProgress))]
[JsonSerializable(typeof(StreamEnd))]
internal sealed partial class ChatJson : JsonSerializerContext
{
    /// <remarks>The answers are read by scripts as JSON, never as HTML: so their HTML need not be escaped again.</remarks>
    public static ChatJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
