namespace Caveat.Cli.AgreementFiles;

/// <summary>A verified agreement and its versions.</summary>
internal sealed record HistoryAnswer
{
    public string Result { get; init; } = "verified";

    public required string Agreement { get; init; }

    public required IReadOnlyList<DocumentAnswer> Versions { get; init; }

    /// <summary>The version in force now; absent when none is.</summary>
    public int? InForceVersion { get; init; }

    public required IReadOnlyList<NetworkAnswer> Networks { get; init; }
}
