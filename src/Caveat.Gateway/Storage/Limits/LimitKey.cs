using Caveat.Agreements;
using Caveat.Agreements.Rules;

namespace Caveat.Gateway.Storage.Limits;

/// <summary>What one counter counts: a limiting clause, whose use, and the period by its first moment.</summary>
/// <param name="Holder">An organisation, a nation, a network or a caller's key digest in hexadecimal; with its kind in front, <c>nation:BEL</c>, since ids of two kinds may agree.</param>
/// <param name="Unit">Requests and tokens are counted one by one, money in millionths.</param>
public readonly record struct LimitKey(ClauseReference Clause, string Holder, DateTimeOffset PeriodStart, LimitUnit Unit);
