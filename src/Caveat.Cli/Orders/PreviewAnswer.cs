namespace Caveat.Cli.Orders;

/// <summary>Whom an order would have met, and what could have answered instead.</summary>
internal sealed record PreviewAnswer
{
    public string Result { get; init; } = "previewed";

    public required string Order { get; init; }

    public required string Target { get; init; }

    public required string From { get; init; }

    public required string Stop { get; init; }

    /// <summary>The days that were looked at: from, inclusive, until, exclusive.</summary>
    public required string Since { get; init; }

    public required string Until { get; init; }

    /// <summary>Permitted exchanges with the target, of <see cref="AllExchanges"/>.</summary>
    public required long Exchanges { get; init; }

    public required long AllExchanges { get; init; }

    /// <summary>Distinct callers: always absent, because the ledger holds salted commitments, from which callers cannot be told apart.</summary>
    public long? Callers { get; init; }

    public required IReadOnlyList<CountAnswer> Organisations { get; init; }

    public required IReadOnlyList<CountAnswer> Nations { get; init; }

    public required IReadOnlyList<CountAnswer> Apps { get; init; }

    public required IReadOnlyList<CountAnswer> Days { get; init; }

    public string? Substitute { get; init; }

    /// <summary>What the agreements would have permitted in the target's place, and for how many of the exchanges.</summary>
    public required IReadOnlyList<CountAnswer> CouldAnswer { get; init; }

    /// <summary>Exchanges that nothing known could have answered.</summary>
    public required long WithoutAnswer { get; init; }

    /// <summary>Entries that say that they are decisions and cannot be read.</summary>
    public required long Unreadable { get; init; }
}
