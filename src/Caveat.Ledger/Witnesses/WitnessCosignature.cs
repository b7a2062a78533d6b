namespace Caveat.Ledger.Witnesses;

/// <summary>A verified cosignature of a known witness, and when the witness says that it made it.</summary>
public sealed record WitnessCosignature(Witness Witness, DateTimeOffset Time);
