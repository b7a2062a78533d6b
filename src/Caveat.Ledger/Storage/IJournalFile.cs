namespace Caveat.Ledger.Storage;

/// <summary>A journal segment's file, open for writing.</summary>
internal interface IJournalFile : IDisposable
{
    string Path { get; }

    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Returns once everything written survives a crash.</summary>
    void Sync();

    void Truncate(long length);
}
