using System.Text.Json;

namespace Caveat.Gateway.OpenAi;

/// <summary>What one event of a streaming chat completion does to one choice.</summary>
internal readonly record struct ChoiceSigns(int Index, bool HasContent, bool Finishes)
{
    /// <summary>Reads an event that was read before and found well-formed.</summary>
    public static List<ChoiceSigns> Read(ReadOnlySpan<byte> data)
    {
        var json = new Utf8JsonReader(data);
        using var parsed = JsonDocument.ParseValue(ref json);
        var signs = new List<ChoiceSigns>(1);
        if (!parsed.RootElement.TryGetProperty("choices"u8, out var choices) || choices.ValueKind != JsonValueKind.Array)
        {
            return signs;
        }

        foreach (var choice in choices.EnumerateArray())
        {
            var index = choice.TryGetProperty("index"u8, out var number) ? number.GetInt32() : 0;
            var content = choice.TryGetProperty("delta"u8, out var delta) && delta.ValueKind == JsonValueKind.Object
                && delta.TryGetProperty("content"u8, out var text) && text.ValueKind == JsonValueKind.String && text.GetString()!.Length > 0;
            var finishes = choice.TryGetProperty("finish_reason"u8, out var reason) && reason.ValueKind == JsonValueKind.String;
            signs.Add(new ChoiceSigns(index, content, finishes));
        }

        return signs;
    }
}
