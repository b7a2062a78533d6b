using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caveat.Cli.Logs;

/// <summary>What a command says with <c>--json</c>: one object, of which only the fields that apply are written.</summary>
internal sealed record LogAnswer
{
    // Keys and hashes as they are, with plus signs: the answer goes to a terminal or a parser, never into HTML.
    private static readonly LogJson Readable =
        new(new JsonSerializerOptions(LogJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>verified, unwitnessed, broken, truncated, rewritten, refused, shown, made, serving or unusable.</summary>
    public required string Result { get; init; }

    public string? Problem { get; init; }

    public long? Entries { get; init; }

    public string? Origin { get; init; }

    public string? Root { get; init; }

    public string? Key { get; init; }

    /// <summary>"given", or "log" when the key came from the log itself and proves nothing about who it is.</summary>
    public string? KeySource { get; init; }

    public long? ConsistentWith { get; init; }

    public long? FirstWrongEntry { get; init; }

    public string? File { get; init; }

    public long? Had { get; init; }

    /// <summary>met, "not met" or refused; only where a policy of witnesses was given.</summary>
    public string? Quorum { get; init; }

    public long? WitnessedEntries { get; init; }

    /// <summary>Who has cosigned, and when.</summary>
    public IReadOnlyList<string>? Witnesses { get; init; }

    /// <summary>Where a witness listens.</summary>
    public string? Location { get; init; }

    public string? Receipt { get; init; }

    public long? Index { get; init; }

    /// <summary>The entry itself where it is JSON, else its text.</summary>
    public JsonElement? Entry { get; init; }

    public IReadOnlyList<LogAnswer>? List { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Readable.LogAnswer);

    /// <summary>An entry's bytes as a JSON value.</summary>
    public static JsonElement EntryOf(ReadOnlyMemory<byte> entry)
    {
        try
        {
            using var document = JsonDocument.Parse(entry);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(EntryText.Raw(entry), LogJson.Default.String);
        }
    }
}
