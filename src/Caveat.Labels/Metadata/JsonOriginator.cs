namespace Caveat.Labels.Metadata;

/// <summary>Who made a label, as JSON has it.</summary>
internal sealed class JsonOriginator
{
    public string? IDType { get; init; }

    public string? Value { get; init; }
}
