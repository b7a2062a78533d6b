namespace Caveat.Ledger.Witnesses;

/// <summary>Whom to ask for cosignatures, and how often.</summary>
public sealed record WitnessCollectorOptions
{
    /// <summary>The witnesses with an address are asked.</summary>
    public required WitnessPolicy Policy { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>A cosignature older than this no longer counts towards a quorum.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How often to look for a checkpoint to be witnessed.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A checkpoint that stays the latest is cosigned anew after this, so that a quiet log is not taken for one held back.</summary>
    public TimeSpan RefreshAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Makes what sends the requests to a witness, for tests; null for the network.</summary>
    public Func<Witness, HttpMessageHandler>? Handler { get; init; }
}
