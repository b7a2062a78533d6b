namespace Caveat.Ledger.Receipts;

/// <summary>What checking a receipt gave.</summary>
public abstract record ReceiptVerification
{
    private ReceiptVerification()
    {
    }

    /// <summary>The log's key vouches for the entry at its index.</summary>
    public sealed record Verified(ReceiptId Id) : ReceiptVerification;

    /// <summary>The receipt proves nothing under this key; the reason is one sentence.</summary>
    public sealed record Refused(string Reason) : ReceiptVerification;
}
