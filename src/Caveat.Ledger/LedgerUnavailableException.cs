namespace Caveat.Ledger;

/// <summary>An entry could not be made durable (disk full or failing, queue full, log closed): no record, so no answer.</summary>
/// <remarks>The entry may still come to light after a crash, since its bytes may have reached the disk.</remarks>
public sealed class LedgerUnavailableException : IOException
{
    public LedgerUnavailableException()
    {
    }

    public LedgerUnavailableException(string message)
        : base(message)
    {
    }

    public LedgerUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
