namespace Caveat.Labels.Metadata;

/// <summary>What follows a label, as JSON has it.</summary>
internal sealed class JsonSuccession
{
    public string? SuccessionDateTime { get; init; }

    public JsonLabel? SuccessorConfidentialityLabel { get; init; }
}
