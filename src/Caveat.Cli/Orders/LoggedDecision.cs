using Caveat.Agreements.Records;

namespace Caveat.Cli.Orders;

/// <summary>A decision and the entry that holds it.</summary>
/// <param name="Problem">Why the entry cannot be read as what it says it is; null where it can.</param>
internal sealed record LoggedDecision(long Index, DecisionRecord Record, string? Problem);
