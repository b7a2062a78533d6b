using Caveat.Gateway.Reviews;

namespace Caveat.Gateway.Operating.Reports;

/// <summary>What one clause did, and what reviewers thought of it where they were asked.</summary>
/// <param name="Clause"><c>agreement/4.2</c>.</param>
/// <param name="Permitted">Decisions that permitted and named it.</param>
/// <param name="Held">Decisions that held because of it.</param>
/// <param name="Refused">Decisions that refused because of it.</param>
/// <param name="Appeals">Refusals that were appealed, on whole days of UTC, at every instance that shares the database.</param>
/// <param name="FalseRefusals">Of decided appeals, the share that overturned; absent where none is decided.</param>
internal sealed record ClauseItem(
    string Clause, long Permitted, long Held, long Refused, long Appeals, long Upheld, long Overturned, FalseRefusalRate? FalseRefusals)
{
    public static ClauseItem Of(string clause, (long Permitted, long Held, long Refused) decided, ClauseFigures? reviewed) => new(
        clause,
        decided.Permitted,
        decided.Held,
        decided.Refused,
        reviewed?.Appeals ?? 0,
        reviewed?.Upheld ?? 0,
        reviewed?.Overturned ?? 0,
        reviewed?.FalseRefusals);
}
