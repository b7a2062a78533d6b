using System.Text.Json;

namespace Caveat.Gateway.OpenAi;

/// <summary>The fields of answers whose strings are ids and enumerations of the protocol, not text that anyone wrote.</summary>
internal static class ControlFields
{
    /// <remarks>Asked for every field of every event, so by length first. A name in escapes is none of them: then its value is read as text.</remarks>
    public static bool Contains(ref Utf8JsonReader property)
    {
        var name = property.ValueSpan;
        return name.Length switch
        {
            2 => name.SequenceEqual("id"u8),
            4 => name.SequenceEqual("role"u8) || name.SequenceEqual("type"u8),
            5 => name.SequenceEqual("model"u8) || name.SequenceEqual("usage"u8),
            6 => name.SequenceEqual("object"u8),
            7 => name.SequenceEqual("created"u8),
            8 => name.SequenceEqual("logprobs"u8),
            11 => name.SequenceEqual("obfuscation"u8),
            12 => name.SequenceEqual("service_tier"u8),
            13 => name.SequenceEqual("finish_reason"u8),
            18 => name.SequenceEqual("system_fingerprint"u8),
            _ => false,
        };
    }
}
