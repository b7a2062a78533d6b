using System.Collections.Immutable;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Orders;

/// <summary>The orders that were accepted. Immutable and thread-safe; what they do at a time is a pure function of that time.</summary>
/// <remarks>
/// The order of acceptance has no meaning: an order is changed only by orders of the same agreement that were issued after it.
/// An order that is stayed or superseded counts, for as long as it is, as if it were not there; so does a stay that is stayed.
/// </remarks>
public sealed class OrderBook
{
    private readonly ImmutableArray<OrderTimeline> _timelines;
    private readonly ImmutableArray<DateTimeOffset> _changes;
    private readonly OrderTargets _targets;

    private OrderBook(ImmutableArray<OrderTimeline> timelines, OrganisationTree tree)
    {
        _timelines = timelines;
        _targets = new(timelines, tree);
        _changes = [.. timelines.SelectMany(timeline => timeline.WindingDown.Changes.Concat(timeline.Stopped.Changes)).Distinct().Order()];
        Orders = [.. timelines.Select(timeline => timeline.Order)];
    }

    public static OrderBook Empty { get; } = new([], new([]));

    /// <summary>Compiles the orders.</summary>
    /// <param name="accepted">Orders that were verified, in any sequence; one that is given twice counts once.</param>
    /// <param name="registers">Those of the agreements in force: an order against an organisation is also against those under it.</param>
    public static OrderBook Of(IEnumerable<Order> accepted, IEnumerable<Register> registers) =>
        new(OrderCompiler.Compile(accepted), new(registers));

    /// <summary>In the sequence of their issue.</summary>
    public ImmutableArray<Order> Orders { get; }

    /// <summary>The order that stands against an exchange at the facts' time, of several the first issued; null where none does. Allocates nothing.</summary>
    /// <remarks>From its hard stop on an order is against every exchange with its target, but answers on their way where it lets them finish; in wind-down against prompts that begin a conversation.</remarks>
    public Order? Against(in ExchangeFacts facts)
    {
        if (_changes.IsEmpty)
        {
            return null;
        }

        Order? first = null;
        for (int kind = 0; _targets.TryFind(facts, kind, out var timelines); kind++)
        {
            foreach (var timeline in timelines)
            {
                if (timeline.IsAgainst(facts.Time, facts.Continues, facts.IsAnswer)
                    && (first is null || OrderSequence.Instance.Compare(timeline.Order, first) < 0))
                {
                    first = timeline.Order;
                }
            }
        }

        return first;
    }

    /// <summary>The orders that will stop exchanges like this one and have not done so yet, the nearest stop first. Allocates only where there are two or more.</summary>
    public ImmutableArray<OrderNotice> NoticesFor(in ExchangeFacts facts)
    {
        if (_changes.IsEmpty || facts.Time >= _changes[^1])
        {
            return [];
        }

        ImmutableArray<OrderNotice> notices = [];
        for (int kind = 0; _targets.TryFind(facts, kind, out var timelines); kind++)
        {
            foreach (var timeline in timelines)
            {
                var more = timeline.NoticesAt(facts.Time);
                notices = notices.IsEmpty ? more : notices.AddRange(more);
            }
        }

        return notices.Length < 2 ? notices : notices.Sort(static (left, right) =>
            left.Stop != right.Stop ? left.Stop.CompareTo(right.Stop) : OrderSequence.Instance.Compare(left.Order, right.Order));
    }

    /// <summary>Where every order stands at a time, in the sequence of their issue.</summary>
    public ImmutableArray<OrderStanding> StandingAt(DateTimeOffset time) => [.. _timelines.Select(timeline => timeline.StandingAt(time))];

    /// <summary>The next time at which orders decide otherwise than before, as they stand now; null where there is none.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset time)
    {
        int index = _changes.BinarySearch(time);
        index = index < 0 ? ~index : index + 1;
        return index < _changes.Length ? _changes[index] : null;
    }
}
