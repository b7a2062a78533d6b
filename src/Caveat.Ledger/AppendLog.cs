using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Receipts;
using Caveat.Signing.Notes;

namespace Caveat.Ledger;

/// <summary>The one writer of a log. Thread-safe; no method blocks its caller on the disk.</summary>
public sealed class AppendLog : IAsyncDisposable
{
    /// <summary>Bytes in the longest entry (C2SP tlog-tiles: bundles carry 16-bit lengths).</summary>
    public const int MaxEntryBytes = 65_535;

    /// <summary>The key that verifies this log.</summary>
    public NoteVerifier Key => throw new NotImplementedException();

    /// <summary>Entries that survive a crash.</summary>
    public long DurableSize => throw new NotImplementedException();

    /// <summary>The latest published checkpoint; at most about 100 ms behind <see cref="DurableSize"/>.</summary>
    public SignedCheckpoint Latest => throw new NotImplementedException();

    /// <summary>
    /// Opens or creates a log: replays the journal, completes tiles, checks both against the last checkpoint.
    /// Throws <see cref="LedgerCorruptException"/> when they contradict it and <see cref="IOException"/> when another writer holds it.
    /// </summary>
    public static Task<AppendLog> OpenAsync(AppendLogOptions options, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>The receipt id of an entry of this log.</summary>
    public ReceiptId IdOf(long index) => new(Key.Id, index);

    /// <summary>
    /// Copies the entry and completes with its index once it is durable; fails with <see cref="LedgerUnavailableException"/>.
    /// Await it exactly once. Takes no cancellation token on purpose: an exchange that began must leave its record.
    /// </summary>
    public ValueTask<long> AppendAsync(ReadOnlySpan<byte> entry) => throw new NotImplementedException();

    /// <summary>Copies the entry, to be durable with the next batch; a failure shows in <see cref="Health"/> only.</summary>
    public void Append(ReadOnlySpan<byte> entry) => throw new NotImplementedException();

    /// <summary>A receipt for a durable entry; waits until a checkpoint covers it.</summary>
    public ValueTask<Receipt> ProveAsync(long index, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The bytes of a durable entry; waits until a checkpoint covers it.</summary>
    public ValueTask<ReadOnlyMemory<byte>> ReadEntryAsync(long index, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public LedgerHealth Health() => throw new NotImplementedException();

    /// <summary>Writes what is queued, publishes a last checkpoint and releases the log.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
