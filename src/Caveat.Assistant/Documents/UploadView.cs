using System.Text.Json.Serialization;

namespace Caveat.Assistant.Documents;

/// <summary>The answer to an upload. A stopped document has no id, and its sentence stands where every error's does as well.</summary>
internal sealed record UploadView
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    public required string Name { get; init; }

    public string Format { get; init; } = "";

    public long Bytes { get; init; }

    /// <summary>0 where the format has none.</summary>
    public int Pages { get; init; }

    public string Marking { get; init; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StoppedView? Stopped { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sentence { get; init; }

    public static UploadView Of(StoredDocument document) => new()
    {
        Id = document.Id.Value,
        Name = document.Name,
        Format = document.Format,
        Bytes = document.Bytes,
        Pages = document.Pages,
        Marking = document.Marking,
    };

    public static UploadView Of(string name, AddResult.Stopped stopped) => new()
    {
        Name = name,
        Marking = stopped.Marking,
        Stopped = new StoppedView(stopped.Sentence, stopped.Marking, stopped.Where),
        Sentence = stopped.Sentence,
    };
}
