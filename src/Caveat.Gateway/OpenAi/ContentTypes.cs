using System.Text.Json;

namespace Caveat.Gateway.OpenAi;

/// <summary>The content part types that are read.</summary>
internal static class ContentTypes
{
    public static bool ValueIsPartType(this ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String
        && (json.ValueTextEquals("text"u8) || json.ValueTextEquals("refusal"u8) || json.ValueTextEquals("image_url"u8)
            || json.ValueTextEquals("file"u8) || json.ValueTextEquals("input_audio"u8));
}
