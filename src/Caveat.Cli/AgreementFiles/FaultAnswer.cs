namespace Caveat.Cli.AgreementFiles;

/// <summary>What <c>--json</c> gives when a command ends with faults: <c>invalid</c> or <c>unusable</c>.</summary>
internal sealed record FaultAnswer
{
    public required string Result { get; init; }

    public required IReadOnlyList<string> Errors { get; init; }
}
