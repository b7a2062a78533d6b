using System.Text.Json;

namespace Caveat.Gateway.OpenAi;

/// <summary>The fields of answers by which a model calls tools.</summary>
internal static class ToolCalls
{
    /// <summary>How much deeper than the field the tool's name stands at most; deeper is what the tool is called with.</summary>
    public const int NameDepth = 3;

    public static bool Contains(ref Utf8JsonReader property) =>
        property.ValueTextEquals("tool_calls"u8) || property.ValueTextEquals("function_call"u8);
}
