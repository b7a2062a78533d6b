namespace Caveat.Agreements.Orders;

/// <summary>What callers are told before something stops: in headers, banners and previews.</summary>
/// <param name="From">From then on no new conversation begins, UTC; it may have passed.</param>
/// <param name="Stop">From then on nothing is sent, UTC; as the orders stand now, for another may change it.</param>
/// <param name="Substitute">What the order names in its place; absent where it names nothing. It permits nothing.</param>
public sealed record OrderNotice(Order Order, DateTimeOffset From, DateTimeOffset Stop, OrderTarget? Substitute);
