namespace Caveat.Gateway.Operating.Reports;

/// <summary>What one clause did.</summary>
/// <param name="Clause"><c>agreement/4.2</c>.</param>
/// <param name="Permitted">Decisions that permitted and named it.</param>
/// <param name="Held">Decisions that held because of it.</param>
/// <param name="Refused">Decisions that refused because of it.</param>
internal sealed record ClauseItem(string Clause, long Permitted, long Held, long Refused);
