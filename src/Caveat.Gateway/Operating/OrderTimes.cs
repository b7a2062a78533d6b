using Caveat.Agreements.Orders;

namespace Caveat.Gateway.Operating;

/// <summary>When an order begins, and when it has its full effect; UTC.</summary>
internal static class OrderTimes
{
    public static DateTimeOffset From(OrderEffect effect) => effect switch
    {
        OrderEffect.Terminate terminate => terminate.WindDown.From,
        OrderEffect.Suspend suspend => suspend.WindDown.From,
        OrderEffect.Stay stay => stay.From,
        OrderEffect.ReinstateTarget reinstate => reinstate.From,
        OrderEffect.ReinstateOrder reinstate => reinstate.From,
        OrderEffect.Supersede supersede => supersede.From,
        _ => throw new InvalidOperationException("An order has a new form."),
    };

    /// <summary>The hard stop, where there is one.</summary>
    public static DateTimeOffset Full(OrderEffect effect) => effect switch
    {
        OrderEffect.Terminate terminate => terminate.WindDown.Stop,
        OrderEffect.Suspend suspend => suspend.WindDown.Stop,
        OrderEffect.Supersede { Replacement: { } replacement } supersede => Full(replacement) is var stop && stop > supersede.From ? stop : supersede.From,
        _ => From(effect),
    };

    public static OrderTarget? Substitute(OrderEffect effect) => effect switch
    {
        OrderEffect.Terminate terminate => terminate.Substitute,
        OrderEffect.Suspend suspend => suspend.Substitute,
        OrderEffect.Supersede { Replacement: { } replacement } => Substitute(replacement),
        _ => null,
    };
}
