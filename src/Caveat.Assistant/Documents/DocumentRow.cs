namespace Caveat.Assistant.Documents;

/// <summary>A row of <c>documents</c>, without its chunks.</summary>
internal sealed class DocumentRow
{
    public required string Id { get; init; }

    public string? Project { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long Added { get; init; }

    /// <summary>A sealed <see cref="DocumentDescription"/>.</summary>
    public required byte[] Description { get; init; }
}
