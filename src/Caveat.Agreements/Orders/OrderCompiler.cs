using System.Collections.Immutable;

namespace Caveat.Agreements.Orders;

/// <summary>Makes the timelines of orders, the last issued first: an order can only be changed by a later one, so the later one is known by then.</summary>
internal sealed class OrderCompiler
{
    private readonly Dictionary<(AgreementId, OrderId), List<OrderTimeline>> _stays = [];
    private readonly Dictionary<(AgreementId, OrderId), List<OrderTimeline>> _endsOfStays = [];
    private readonly Dictionary<(AgreementId, OrderId), List<OrderTimeline>> _supersessions = [];
    private readonly Dictionary<(AgreementId, OrderTarget), List<OrderTimeline>> _reinstatements = [];
    private readonly HashSet<(AgreementId, OrderId)> _ambiguous;

    private OrderCompiler(Order[] orders) => _ambiguous =
    [
        .. orders.GroupBy(order => (order.Agreement, order.Id)).Where(group => group.Count() > 1).Select(group => group.Key),
    ];

    /// <summary>In the sequence of their issue; an order given twice is one.</summary>
    public static ImmutableArray<OrderTimeline> Compile(IEnumerable<Order> accepted)
    {
        Order[] orders = [.. accepted.DistinctBy(order => order.Digest).Order(OrderSequence.Instance)];
        OrderCompiler compiler = new(orders);
        OrderTimeline[] timelines = [.. orders.Reverse().Select(compiler.Compile)];
        return [.. timelines.Reverse()];
    }

    private OrderTimeline Compile(Order order)
    {
        // INVARIANT: only orders of the same agreement change one, for no other agreement gave their authorities that power.
        var own = (order.Agreement, order.Id);
        // Fail closed: where two orders have one id, nobody can say which of them a stay means, so it means neither.
        bool named = !_ambiguous.Contains(own);
        var stays = named ? Later(order, _stays, own) : [];
        var supersessions = named ? Later(order, _supersessions, own) : [];
        var ends = order.Effect is OrderEffect.Stay stay ? Later(order, _endsOfStays, (order.Agreement, stay.Order))
            : Prohibition.Of(order.Effect) is { } prohibition ? Later(order, _reinstatements, (order.Agreement, prohibition.Target))
            : [];
        OrderTimeline timeline = new(order, stays, supersessions, ends);
        Remember(timeline);
        return timeline;
    }

    private void Remember(OrderTimeline timeline)
    {
        var agreement = timeline.Order.Agreement;
        switch (timeline.Order.Effect)
        {
            case OrderEffect.Stay stay:
                Add(_stays, (agreement, stay.Order), timeline);
                break;
            case OrderEffect.ReinstateOrder reinstate:
                Add(_endsOfStays, (agreement, reinstate.Order), timeline);
                break;
            case OrderEffect.ReinstateTarget reinstate:
                Add(_reinstatements, (agreement, reinstate.Target), timeline);
                break;
            case OrderEffect.Supersede supersede:
                Add(_supersessions, (agreement, supersede.Order), timeline);
                break;
        }
    }

    /// <summary>Those issued strictly later: of two in one second neither came before, and the stricter reading is that neither changes the other.</summary>
    private static ImmutableArray<(Order By, TimeSet When)> Later<TKey>(Order order, Dictionary<TKey, List<OrderTimeline>> known, TKey key)
        where TKey : notnull =>
        known.TryGetValue(key, out var others)
            ? [.. others.Where(other => other.Order.Issued > order.Issued).Select(other => (other.Order, Changes(other)))]
            : [];

    /// <summary>When an order changes others. A supersession does so even once what it put in the place is over.</summary>
    private static TimeSet Changes(OrderTimeline other) =>
        other.Order.Effect is OrderEffect.Supersede ? other.Active.And(TimeSet.From(other.From)) : other.InEffect;

    private static void Add<TKey>(Dictionary<TKey, List<OrderTimeline>> known, TKey key, OrderTimeline timeline)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out var list))
        {
            known.Add(key, list = []);
        }

        list.Add(timeline);
    }
}
