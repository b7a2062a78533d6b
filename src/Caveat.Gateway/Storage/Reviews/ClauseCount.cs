using Caveat.Agreements;

namespace Caveat.Gateway.Storage.Reviews;

/// <summary>How often a clause decided against an exchange.</summary>
public readonly record struct ClauseCount(ClauseReference Clause, long Refused, long Held);
