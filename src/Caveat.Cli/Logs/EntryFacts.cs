using System.Text.Json;

namespace Caveat.Cli.Logs;

/// <summary>The fields of an entry that people ask for first; null where an entry has none.</summary>
internal sealed record EntryFacts
{
    public string? Type { get; private init; }

    public string? Time { get; private init; }

    /// <summary>What was decided, or how an exchange ended.</summary>
    public string? Decision { get; private init; }

    public string? Clauses { get; private init; }

    public string? Agreement { get; private init; }

    public string? Organisation { get; private init; }

    public string? Model { get; private init; }

    /// <summary>Null when the entry is not a JSON object; anything that it lacks is left out.</summary>
    public static EntryFacts? TryRead(ReadOnlyMemory<byte> entry)
    {
        try
        {
            using var document = JsonDocument.Parse(entry);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EntryFacts Read(JsonElement root)
    {
        var facts = root.TryGetProperty("facts", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
        var agreement = Text(root, "agreement");
        return new EntryFacts
        {
            Type = Text(root, "type"),
            Time = Text(root, "time"),
            Decision = Text(root, "decision") ?? Text(root, "end"),
            Clauses = Text(root, "clauses"),
            Agreement = agreement is not null && Text(root, "version") is { } version ? $"{agreement} version {version}" : agreement,
            Organisation = Text(facts, "organisation"),
            Model = Text(facts, "model"),
        };
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array when value.GetArrayLength() > 0 => string.Join(", ", value.EnumerateArray().Select(Text)),
        _ => null,
    };
}
