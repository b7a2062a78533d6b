using System.Collections.Immutable;
using Caveat.Agreements.Orders;

namespace Caveat.Agreements.Registers;

/// <summary>A body that the agreement empowers.</summary>
/// <param name="May">What it may order.</param>
/// <param name="MayWaive">Whether its people may sign waivers.</param>
/// <param name="Needs">How many of its people must sign an order; at least 1.</param>
public sealed record Authority(AuthorityId Id, string Name, ImmutableArray<OrderVerb> May, bool MayWaive, int Needs);
