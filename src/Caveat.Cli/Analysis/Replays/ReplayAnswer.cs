namespace Caveat.Cli.Analysis.Replays;

/// <summary>What came of a replay.</summary>
internal sealed record ReplayAnswer
{
    /// <summary><c>replayed</c> under a draft; without one <c>reproduced</c> or <c>differs</c>.</summary>
    public required string Result { get; init; }

    public required long Entries { get; init; }

    public required long Decided { get; init; }

    public required long Same { get; init; }

    public long? OtherAgreements { get; init; }

    public long? AgreementsMissing { get; init; }

    public long? OrdersOrWaivers { get; init; }

    public required long Unread { get; init; }

    /// <summary>The first entries that could not be read or reproduced, and why.</summary>
    public required IReadOnlyList<EntryProblem> Problems { get; init; }

    /// <summary>By what changes, clause, organisation and app; the most frequent first.</summary>
    public IReadOnlyList<ChangeCount>? Changes { get; init; }

    internal sealed record EntryProblem(long Entry, string Problem);

    internal sealed record ChangeCount(string Before, string After, string Clause, string Organisation, string? App, long Count, IReadOnlyList<long> Examples);
}
