namespace Caveat.Labels.Metadata;

/// <summary>A category as JSON has it.</summary>
internal sealed class JsonCategory
{
    public string? TagName { get; init; }

    public string? Type { get; init; }

    public string? URI { get; init; }

    public string?[]? GenericValues { get; init; }
}
