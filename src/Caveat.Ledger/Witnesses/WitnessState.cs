namespace Caveat.Ledger.Witnesses;

/// <summary>A snapshot of how the log stands with its witnesses.</summary>
/// <param name="WitnessedSize">Entries under the largest checkpoint that a quorum has cosigned.</param>
/// <param name="WitnessedAt">When that quorum was last reached; null when it was not since the start.</param>
/// <param name="Trouble">One sentence on what must be seen to: a witness with another history, or a quorum that stays away; else null.</param>
public sealed record WitnessState(
    long WitnessedSize, DateTimeOffset? WitnessedAt, IReadOnlyList<WitnessStanding> Witnesses, string? Trouble);
