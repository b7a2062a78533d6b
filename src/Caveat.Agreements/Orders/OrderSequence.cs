namespace Caveat.Agreements.Orders;

/// <summary>Orders by the time of their issue; the rest only makes the sequence the same whatever the order of acceptance was.</summary>
internal sealed class OrderSequence : IComparer<Order>
{
    public static OrderSequence Instance { get; } = new();

    public int Compare(Order? left, Order? right)
    {
        int result = left!.Issued.CompareTo(right!.Issued);
        result = result != 0 ? result : string.CompareOrdinal(left.Agreement.Value, right.Agreement.Value);
        result = result != 0 ? result : string.CompareOrdinal(left.Id.Value, right.Id.Value);
        return result != 0 ? result : string.CompareOrdinal(left.Digest.Value, right.Digest.Value);
    }
}
