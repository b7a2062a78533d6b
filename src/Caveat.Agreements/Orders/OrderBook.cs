using System.Collections.Immutable;
using Caveat.Agreements.Evaluation;

namespace Caveat.Agreements.Orders;

/// <summary>The orders that were accepted. Immutable; what they do at a time is a pure function of that time.</summary>
public sealed class OrderBook
{
    public static OrderBook Empty { get; } = new();

    public ImmutableArray<Order> Orders { get; } = [];

    private readonly Order? _none = Nothing();

    private static Order? Nothing() => null;

    /// <summary>The order that stands against an exchange; null where none does. Allocates nothing.</summary>
    public Order? Against(in ExchangeFacts facts) => _none;
}
