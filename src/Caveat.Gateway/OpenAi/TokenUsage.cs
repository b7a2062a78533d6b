using System.Text.Json;

namespace Caveat.Gateway.OpenAi;

/// <summary>Reads the count of tokens out of the field <c>usage</c>.</summary>
internal static class TokenUsage
{
    /// <summary>From the property's name to the end of its value.</summary>
    /// <returns>Null where it has no total.</returns>
    public static long? Read(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return null;
        }

        long? total = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isTotal = json.ValueTextEquals("total_tokens"u8);
            json.Read();
            if (isTotal && json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var tokens) && tokens >= 0)
            {
                total = tokens;
            }

            json.Skip();
        }

        return total;
    }
}
