namespace Caveat.Ledger.Witnesses;

/// <summary>How the log stands with one witness.</summary>
/// <param name="CosignedSize">Entries under the last checkpoint that it cosigned since the start.</param>
/// <param name="CosignedAt">When, by the witness's clock; null when it has not.</param>
/// <param name="Trouble">One sentence on why the last request failed; null when it did not.</param>
/// <param name="IsContradicted">The witness has cosigned what this log does not extend.</param>
public sealed record WitnessStanding(
    Witness Witness, long CosignedSize, DateTimeOffset? CosignedAt, string? Trouble, bool IsContradicted);
