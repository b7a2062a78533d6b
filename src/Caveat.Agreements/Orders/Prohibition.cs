namespace Caveat.Agreements.Orders;

/// <summary>What an order takes away: the common part of terminations, suspensions, and what supersedes them.</summary>
internal sealed record Prohibition(OrderTarget Target, WindDown WindDown, DateTimeOffset? Until, OrderTarget? Substitute)
{
    /// <summary>Null for orders that take nothing away.</summary>
    public static Prohibition? Of(OrderEffect? effect) => effect switch
    {
        OrderEffect.Terminate terminate => new(terminate.Target, terminate.WindDown, null, terminate.Substitute),
        OrderEffect.Suspend suspend => new(suspend.Target, suspend.WindDown, suspend.Until, suspend.Substitute),
        OrderEffect.Supersede supersede => Of(supersede.Replacement),
        _ => null,
    };
}
