namespace Caveat.Cli.AgreementFiles;

/// <summary>A new key.</summary>
internal sealed record KeyAnswer
{
    public string Result { get; init; } = "made";

    public required string Party { get; init; }

    public required string File { get; init; }

    public required string Key { get; init; }

    public required string Fingerprint { get; init; }
}
