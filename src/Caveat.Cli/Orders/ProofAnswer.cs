namespace Caveat.Cli.Orders;

/// <summary>Whether an order was kept, as far as a ledger shows.</summary>
internal sealed record ProofAnswer
{
    /// <summary><c>kept</c> or <c>not-kept</c>.</summary>
    public required string Result { get; init; }

    public required string Order { get; init; }

    public required string Target { get; init; }

    public required string Stop { get; init; }

    public required string Log { get; init; }

    public required long Entries { get; init; }

    /// <summary><c>given</c>, or <c>log</c> when the key came from the log itself.</summary>
    public required string KeySource { get; init; }

    /// <summary>Decisions of all kinds that were recorded from the hard stop on.</summary>
    public required long DecisionsSince { get; init; }

    /// <summary>Of these, refused or held ones about the target.</summary>
    public required long RefusedSince { get; init; }

    /// <summary>Answers on their way at the stop that the order lets finish.</summary>
    public required long Finished { get; init; }

    /// <summary>When the last decision was recorded; absent where there is none.</summary>
    public string? LastDecision { get; init; }

    public required IReadOnlyList<ViolationAnswer> Violations { get; init; }
}
