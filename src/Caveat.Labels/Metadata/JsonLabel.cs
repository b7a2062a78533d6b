namespace Caveat.Labels.Metadata;

/// <summary>A label as its JSON has it.</summary>
internal sealed class JsonLabel
{
    public string? Xmlns { get; init; }

    public string? Role { get; init; }

    public string? Id { get; init; }

    public string? ReviewDateTime { get; init; }

    public JsonSensitivity? ConfidentialityInformation { get; init; }

    public JsonOriginator? OriginatorID { get; init; }

    public string? CreationTime { get; init; }

    public JsonSuccession? SuccessionHandling { get; init; }
}
