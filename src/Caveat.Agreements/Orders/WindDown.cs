namespace Caveat.Agreements.Orders;

/// <summary>How something ends: no new conversations from one time, nothing at all from another. Both are UTC; the instants themselves are inside.</summary>
/// <param name="From">From here on no new conversation begins.</param>
/// <param name="Stop">From here on nothing is sent; not before <paramref name="From"/>.</param>
/// <param name="InFlight">What happens then to answers that are on their way.</param>
public sealed record WindDown(DateTimeOffset From, DateTimeOffset Stop, InFlight InFlight);
