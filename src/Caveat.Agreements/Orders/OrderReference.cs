namespace Caveat.Agreements.Orders;

/// <summary>Exactly one order: its id and the hash of its bytes.</summary>
public readonly record struct OrderReference(OrderId Id, AgreementDigest Digest)
{
    public override string ToString() => $"{Id} ({Digest})";
}
