using System.Text.Json;

namespace Caveat.Gateway.OpenAi;

/// <summary>The fields of answers whose strings are ids and enumerations of the protocol, not text that anyone wrote.</summary>
internal static class ControlFields
{
    public static bool Contains(ref Utf8JsonReader property) =>
        property.ValueTextEquals("id"u8) || property.ValueTextEquals("object"u8) || property.ValueTextEquals("model"u8)
        || property.ValueTextEquals("role"u8) || property.ValueTextEquals("type"u8) || property.ValueTextEquals("created"u8)
        || property.ValueTextEquals("system_fingerprint"u8) || property.ValueTextEquals("service_tier"u8)
        || property.ValueTextEquals("obfuscation"u8) || property.ValueTextEquals("finish_reason"u8)
        || property.ValueTextEquals("usage"u8) || property.ValueTextEquals("logprobs"u8);
}
