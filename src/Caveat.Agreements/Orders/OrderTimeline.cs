using System.Collections.Immutable;

namespace Caveat.Agreements.Orders;

/// <summary>One order and, compiled against all that were issued after it, when it does what.</summary>
internal sealed class OrderTimeline
{
    private readonly ImmutableArray<(DateTimeOffset Until, ImmutableArray<OrderNotice> Notices)> _notices;

    /// <param name="stays">The later orders that stay this one, and when they do.</param>
    /// <param name="supersessions">The later orders that supersede it, and when they do.</param>
    /// <param name="ends">The later orders that end what it does, and when they do.</param>
    public OrderTimeline(
        Order order,
        ImmutableArray<(Order By, TimeSet When)> stays,
        ImmutableArray<(Order By, TimeSet When)> supersessions,
        ImmutableArray<(Order By, TimeSet When)> ends)
    {
        (Order, Stays, Supersessions, Ends) = (order, stays, supersessions, ends);
        Active = stays.Concat(supersessions).Aggregate(TimeSet.Always, (active, other) => active.Except(other.When));
        Prohibits = Prohibition.Of(order.Effect);
        Ended = ends.Aggregate(TimeSet.None, (ended, other) => ended.Or(other.When));
        // What was accepted a moment before the time of its issue waits for it: an order says nothing about the time before.
        From = Later(order.Issued, Effective(order.Effect));
        if (OwnEnd is { } until)
        {
            Ended = Ended.Or(TimeSet.From(until));
        }

        var does = Active.Except(Ended);
        InEffect = does.And(TimeSet.From(From));
        if (Prohibits is { WindDown: var windDown })
        {
            var from = Later(From, windDown.From);
            Stop = Later(from, windDown.Stop);
            WindingDown = does.And(TimeSet.Between(from, Stop));
            Stopped = does.And(TimeSet.From(Stop));
        }

        _notices = [.. NoticesOf(Prohibits)];
    }

    public Order Order { get; }

    public Prohibition? Prohibits { get; }

    /// <summary>When it counts at all: neither stayed nor superseded.</summary>
    public TimeSet Active { get; }

    /// <summary>When it does what it says, be it in wind-down.</summary>
    public TimeSet InEffect { get; }

    public TimeSet WindingDown { get; } = TimeSet.None;

    public TimeSet Stopped { get; } = TimeSet.None;

    private ImmutableArray<(Order By, TimeSet When)> Stays { get; }

    private ImmutableArray<(Order By, TimeSet When)> Supersessions { get; }

    private ImmutableArray<(Order By, TimeSet When)> Ends { get; }

    private TimeSet Ended { get; }

    /// <summary>From when it does what it says.</summary>
    public DateTimeOffset From { get; }

    private DateTimeOffset Stop { get; }

    private DateTimeOffset? OwnEnd => Order.Effect is OrderEffect.Stay stay ? stay.Until : Prohibits?.Until;

    /// <summary>Whether it stands against an exchange with its target. Allocates nothing.</summary>
    public bool IsAgainst(DateTimeOffset time, bool continues, bool isAnswer)
    {
        if (Stopped.Contains(time))
        {
            // An answer is decided on only where its prompt was permitted, so it was on its way before the stop.
            return !isAnswer || Prohibits!.WindDown.InFlight == InFlight.Cut;
        }

        // Nor is an answer the beginning of a conversation: it belongs to one that began before.
        return !continues && !isAnswer && WindingDown.Contains(time);
    }

    /// <summary>The notice that goes with a time; none where no stop lies ahead. Allocates nothing.</summary>
    public ImmutableArray<OrderNotice> NoticesAt(DateTimeOffset time)
    {
        foreach (var (until, notices) in _notices)
        {
            if (time < until)
            {
                return Stopped.Contains(time) ? [] : notices;
            }
        }

        return [];
    }

    public OrderStanding StandingAt(DateTimeOffset time)
    {
        if (At(Supersessions, time) is { } superseding)
        {
            return new(Order, OrderState.Superseded, superseding);
        }

        if (At(Stays, time) is { } staying)
        {
            return new(Order, OrderState.Stayed, staying);
        }

        if (Ended.Contains(time))
        {
            return new(Order, OrderState.Ended, At(Ends, time));
        }

        var state = time < From ? OrderState.Announced
            : Prohibits is null ? OrderState.InEffect
            : time < Stop ? OrderState.WindingDown
            : OrderState.Stopped;
        return new(Order, state, null);
    }

    private static Order? At(ImmutableArray<(Order By, TimeSet When)> others, DateTimeOffset time) =>
        others.FirstOrDefault(other => other.When.Contains(time)).By;

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static DateTimeOffset Effective(OrderEffect effect) => effect switch
    {
        OrderEffect.Stay stay => stay.From,
        OrderEffect.ReinstateOrder reinstate => reinstate.From,
        OrderEffect.ReinstateTarget reinstate => reinstate.From,
        OrderEffect.Supersede supersede => supersede.From,
        _ => Prohibition.Of(effect)!.WindDown.From,
    };

    private IEnumerable<(DateTimeOffset Until, ImmutableArray<OrderNotice> Notices)> NoticesOf(Prohibition? prohibits)
    {
        var before = DateTimeOffset.MinValue;
        foreach (var (stop, until) in Stopped.Intervals)
        {
            var windDown = WindingDown.Intervals.FirstOrDefault(interval => interval.From >= before && interval.From < stop);
            yield return (stop, [new(Order, windDown == default ? stop : windDown.From, stop, prohibits!.Substitute)]);
            before = until ?? DateTimeOffset.MaxValue;
        }
    }
}
