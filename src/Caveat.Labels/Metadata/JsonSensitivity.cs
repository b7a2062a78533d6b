namespace Caveat.Labels.Metadata;

/// <summary>Policy, classification and categories as JSON has them.</summary>
internal sealed class JsonSensitivity
{
    public string? PolicyIdentifier { get; init; }

    public string? Classification { get; init; }

    public string? PrivacyMark { get; init; }

    public JsonCategory?[]? Category { get; init; }
}
