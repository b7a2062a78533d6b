using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Tests.Orders;

/// <summary>What docs/reference/orders.md says, read plainly: asked order by order at one time, with nothing compiled.</summary>
internal sealed class PlainBook(IReadOnlyCollection<Order> orders)
{
    public bool IsAgainst(ExchangeFacts facts) => orders.Any(order => IsAgainst(order, facts));

    public bool IsAgainst(Order order, ExchangeFacts facts)
    {
        var effect = order.Effect is OrderEffect.Supersede supersede ? supersede.Replacement : order.Effect;
        var (target, windDown, until) = effect switch
        {
            OrderEffect.Terminate terminate => (terminate.Target, terminate.WindDown, null),
            OrderEffect.Suspend suspend => (suspend.Target, suspend.WindDown, suspend.Until),
            _ => (null, null, default(DateTimeOffset?)),
        };
        if (target is null || !IsAbout(target, facts) || !Counts(order, facts.Time) || !HasBegun(order, windDown!.From, facts.Time)
            || (order.Effect is OrderEffect.Supersede { From: var from } && facts.Time < from) || facts.Time >= until)
        {
            return false;
        }

        if (orders.Any(other => other.Effect is OrderEffect.ReinstateTarget reinstate && reinstate.Target == target && Changes(other, order, reinstate.From, facts.Time)))
        {
            return false;
        }

        return facts.Time >= windDown.Stop
            ? !(facts.IsAnswer && windDown.InFlight == InFlight.Finish)
            : !facts.IsAnswer && !facts.Continues;
    }

    /// <summary>Neither stayed nor superseded.</summary>
    private bool Counts(Order order, DateTimeOffset time)
    {
        if (orders.Count(other => other.Id == order.Id && other.Agreement == order.Agreement) > 1)
        {
            return true;
        }

        return !orders.Any(other => other.Effect switch
        {
            OrderEffect.Stay stay => stay.Order == order.Id && Changes(other, order, stay.From, time) && !(time >= stay.Until) && !IsLifted(other, stay, time),
            OrderEffect.Supersede supersede => supersede.Order == order.Id && Changes(other, order, supersede.From, time),
            _ => false,
        });
    }

    private bool IsLifted(Order order, OrderEffect.Stay stay, DateTimeOffset time) =>
        orders.Any(other => other.Effect is OrderEffect.ReinstateOrder reinstate && reinstate.Order == stay.Order && Changes(other, order, reinstate.From, time));

    private bool Changes(Order other, Order order, DateTimeOffset from, DateTimeOffset time) =>
        other.Agreement == order.Agreement && other.Issued > order.Issued && HasBegun(other, from, time) && Counts(other, time);

    private static bool HasBegun(Order order, DateTimeOffset from, DateTimeOffset time) => time >= from && time >= order.Issued;

    private static bool IsAbout(OrderTarget target, ExchangeFacts facts) => target switch
    {
        OrderTarget.OfVendor of => of.Vendor == facts.Vendor,
        OrderTarget.OfModel of => of.Model.Vendor == facts.Vendor && (of.Model.IsAny || facts.Model.Value.ToLowerInvariant().Split('/')[^1] == of.Model.Name),
        OrderTarget.OfProvider of => of.Provider == facts.Provider,
        OrderTarget.OfOrganisation of => of.Organisation == facts.Organisation || facts.Organisation == OrganisationId.Parse("leaf"),
        OrderTarget.OfApp of => of.App == facts.App,
        OrderTarget.OfNetwork of => of.Network == facts.Network,
        _ => throw new InvalidOperationException(),
    };
}
