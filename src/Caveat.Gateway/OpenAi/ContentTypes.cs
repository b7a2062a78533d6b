using System.Text.Json;

namespace Caveat.Gateway.OpenAi;

/// <summary>The content part types that hold text and nothing else.</summary>
internal static class ContentTypes
{
    public static bool ValueIsText(this ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String
        && (json.ValueTextEquals("text"u8) || json.ValueTextEquals("refusal"u8));
}
