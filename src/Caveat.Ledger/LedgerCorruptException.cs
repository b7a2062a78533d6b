namespace Caveat.Ledger;

/// <summary>What is on disk contradicts what the log has signed, so opening it would sign a second history: refuse to start.</summary>
public sealed class LedgerCorruptException : Exception
{
    public LedgerCorruptException()
    {
    }

    public LedgerCorruptException(string message)
        : base(message)
    {
    }

    public LedgerCorruptException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
