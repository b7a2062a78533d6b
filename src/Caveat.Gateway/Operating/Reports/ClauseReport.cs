namespace Caveat.Gateway.Operating.Reports;

/// <summary>What the clauses did in a half-open interval, UTC, as this instance's log has it.</summary>
/// <param name="Complete">False when the log has more in the interval than one report reads.</param>
/// <param name="Note">What the figures do not cover; absent where they cover all.</param>
internal sealed record ClauseReport(
    DateTime From, DateTime Until, string Log, long EntriesRead, bool Complete, string? Note, IReadOnlyList<ClauseItem> Clauses);
