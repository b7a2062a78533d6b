namespace Caveat.Agreements.Orders;

/// <summary>What an order's block says: a closed set of forms.</summary>
public abstract record OrderEffect
{
    private OrderEffect()
    {
    }

    public abstract OrderVerb Verb { get; }

    /// <summary>What is named to take over from the target; null where nothing is. It permits nothing.</summary>
    public OrderTarget? Successor => this switch
    {
        Terminate effect => effect.Substitute,
        Suspend effect => effect.Substitute,
        Supersede effect => effect.Replacement?.Successor,
        _ => null,
    };

    /// <param name="Substitute">What is to take over, for notices and previews; it permits nothing.</param>
    public sealed record Terminate(OrderTarget Target, WindDown WindDown, OrderTarget? Substitute) : OrderEffect
    {
        public override OrderVerb Verb => OrderVerb.Terminate;
    }

    /// <param name="Until">When it ends by itself; absent where it lasts until it is reinstated.</param>
    public sealed record Suspend(OrderTarget Target, WindDown WindDown, DateTimeOffset? Until, OrderTarget? Substitute) : OrderEffect
    {
        public override OrderVerb Verb => OrderVerb.Suspend;
    }

    /// <param name="Until">Absent where it lasts until the order is reinstated.</param>
    public sealed record Stay(OrderId Order, DateTimeOffset From, DateTimeOffset? Until) : OrderEffect
    {
        public override OrderVerb Verb => OrderVerb.Stay;
    }

    /// <summary>Ends the terminations and suspensions of a target that were issued before.</summary>
    public sealed record ReinstateTarget(OrderTarget Target, DateTimeOffset From) : OrderEffect
    {
        public override OrderVerb Verb => OrderVerb.Reinstate;
    }

    /// <summary>Ends the stays of an order that were issued before: it has effect again.</summary>
    public sealed record ReinstateOrder(OrderId Order, DateTimeOffset From) : OrderEffect
    {
        public override OrderVerb Verb => OrderVerb.Reinstate;
    }

    /// <param name="Replacement">A termination or a suspension; absent where nothing takes the order's place.</param>
    public sealed record Supersede(OrderId Order, DateTimeOffset From, OrderEffect? Replacement) : OrderEffect
    {
        public override OrderVerb Verb => OrderVerb.Supersede;
    }
}
