namespace Caveat.Agreements.Orders;

/// <summary>An order and where it stands at a time.</summary>
/// <param name="By">The order that stays, supersedes or ended it; null where none does.</param>
public sealed record OrderStanding(Order Order, OrderState State, Order? By);
