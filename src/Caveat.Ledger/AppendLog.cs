using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Integration;
using Caveat.Ledger.Journal;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Receipts;
using Caveat.Ledger.Recovery;
using Caveat.Ledger.Storage;
using Caveat.Ledger.Tiles;
using Caveat.Signing.Notes;

namespace Caveat.Ledger;

/// <summary>The one writer of a log. Thread-safe; no method blocks its caller on the disk.</summary>
/// <remarks>
/// An entry is promised once <see cref="AppendAsync"/> completes: it survives a crash at any moment after. An entry whose
/// append failed or never completed may or may not be in the log after a crash.
/// </remarks>
public sealed class AppendLog : IAsyncDisposable
{
    /// <summary>Bytes in the longest entry (C2SP tlog-tiles: bundles carry 16-bit lengths).</summary>
    public const int MaxEntryBytes = 65_535;

    private const int MaxBatchBytes = 4 << 20;

    private readonly AppendLogOptions _options;
    private readonly IDisposable _lock;
    private readonly BatchQueue _queue;
    private readonly JournalWriter _journal;
    private readonly LogState _state;
    private readonly CommitLoop _commit;
    private readonly IntegrationLoop _integration;
    private readonly DirectorySource _source;
    private readonly CheckpointFile _head;
    private int _disposed;

    private AppendLog(AppendLogOptions options, ILogFiles files, IDisposable held)
    {
        _options = options;
        _lock = held;
        var recovered = new LogRecovery(files, options).Recover();
        files.Replace(Path.Combine(options.Directory, TilePath.Key), KeyFile.Format(options.Signer.Verifier));

        // Before anything is accepted: what the crash left unpublished is published, or the log does not open.
        new PartialRepair(files, options.Directory).Repair(recovered.Edge);
        _head = new CheckpointFile(files, options.Directory);
        var publisher = new TilePublisher(files, options, recovered.Edge, _head);
        _state = new LogState(recovered.Edge.Size, publisher.Publish());
        _source = new DirectorySource(options.Directory);
        _queue = new BatchQueue(Math.Min(MaxBatchBytes, options.SegmentBytes / 2), options.MaxPendingBytes);
        _journal = new JournalWriter(files, options.JournalDirectory, options.SegmentBytes, recovered.End);
        _integration = new IntegrationLoop(publisher, _journal, _queue, _state, options);
        _commit = new CommitLoop(_queue, _journal, _state, _integration.Add);
        _integration.Start();
        _commit.Start();
    }

    /// <summary>The key that verifies this log.</summary>
    public NoteVerifier Key => _options.Signer.Verifier;

    /// <summary>Entries that survive a crash.</summary>
    public long DurableSize => _state.DurableSize;

    /// <summary>The latest published checkpoint; at most about 100 ms behind <see cref="DurableSize"/>.</summary>
    public SignedCheckpoint Latest => _state.Latest;

    /// <summary>
    /// Opens or creates a log: replays the journal, completes tiles, checks both against the last checkpoint.
    /// Throws <see cref="LedgerCorruptException"/> when they contradict it and <see cref="IOException"/> when another writer holds it.
    /// </summary>
    public static Task<AppendLog> OpenAsync(AppendLogOptions options, CancellationToken cancellationToken = default) =>
        OpenAsync(options, new DiskFiles(), cancellationToken);

    /// <summary>The receipt id of an entry of this log.</summary>
    public ReceiptId IdOf(long index) => new(Key.Id, index);

    /// <summary>
    /// Copies the entry and completes with its index once it is durable; fails with <see cref="LedgerUnavailableException"/>.
    /// Await it exactly once. Takes no cancellation token on purpose: an exchange that began must leave its record.
    /// </summary>
    public ValueTask<long> AppendAsync(ReadOnlySpan<byte> entry)
    {
        CheckLength(entry);
        if (_queue.TryAdd(entry, out var durable))
        {
            return durable;
        }

        _state.QueueFull(refused: 1, lost: 0);
        return ValueTask.FromException<long>(new LedgerUnavailableException(QueueRefusal()));
    }

    /// <summary>Copies the entry, to be durable with the next batch; a failure shows in <see cref="Health"/> only.</summary>
    public void Append(ReadOnlySpan<byte> entry)
    {
        CheckLength(entry);
        if (!_queue.TryAdd(entry))
        {
            _state.QueueFull(refused: 0, lost: 1);
        }
    }

    /// <summary>A receipt for a durable entry; waits until a checkpoint covers it.</summary>
    public async ValueTask<Receipt> ProveAsync(long index, CancellationToken cancellationToken)
    {
        CheckIndex(index);
        var checkpoint = await _state.CoveringAsync(index, cancellationToken).ConfigureAwait(false);
        var reader = new LogReader(_source, checkpoint.Size);
        var entry = await reader.ReadEntryAsync(index, cancellationToken).ConfigureAwait(false);
        var path = await reader.ProveInclusionAsync(index, cancellationToken).ConfigureAwait(false);
        return new Receipt(index, entry, path, checkpoint);
    }

    /// <summary>The bytes of a durable entry; waits until a checkpoint covers it.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadEntryAsync(long index, CancellationToken cancellationToken)
    {
        CheckIndex(index);
        var checkpoint = await _state.CoveringAsync(index, cancellationToken).ConfigureAwait(false);
        return await new LogReader(_source, checkpoint.Size).ReadEntryAsync(index, cancellationToken).ConfigureAwait(false);
    }

    public LedgerHealth Health() => _state.Health();

    /// <summary>The published files.</summary>
    internal ILogSource Files => _source;

    /// <summary>Writes what is queued, publishes a last checkpoint and releases the log.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _queue.Close();
        await _commit.Ended.ConfigureAwait(false);
        _integration.Close();
        await _integration.Ended.ConfigureAwait(false);
        await _integration.DisposeAsync().ConfigureAwait(false);
        _journal.Dispose();
        _lock.Dispose();
    }

    /// <summary>
    /// Publishes a checkpoint of this log with the cosignatures that have come for it: in place of the latest one where
    /// it is still that, and as the latest witnessed one where it has a quorum.
    /// </summary>
    internal void Cosign(SignedCheckpoint cosigned, bool hasQuorum)
    {
        if (_head.TryCosign(cosigned))
        {
            _state.Cosigned(cosigned);
        }

        if (hasQuorum)
        {
            _head.PublishWitnessed(cosigned);
        }
    }

    internal static Task<AppendLog> OpenAsync(
        AppendLogOptions options, ILogFiles files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Signer.Verifier.Name != options.Origin)
        {
            throw new ArgumentException(
                $"The log's origin '{options.Origin}' is not its key's name '{options.Signer.Verifier.Name}'; name both alike.",
                nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.SegmentBytes, 256 << 10, nameof(options));
        return Task.Run(() => Open(options, files), cancellationToken);
    }

    private static AppendLog Open(AppendLogOptions options, ILogFiles files)
    {
        var held = files.Lock(Path.Combine(options.JournalDirectory, "lock"));
        try
        {
            return new AppendLog(options, files, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static void CheckLength(ReadOnlySpan<byte> entry)
    {
        if (entry.Length > MaxEntryBytes)
        {
            throw new ArgumentException($"An entry has at most '{MaxEntryBytes}' bytes, and this one has '{entry.Length}'.", nameof(entry));
        }
    }

    private void CheckIndex(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, DurableSize);
    }

    private string QueueRefusal() => Volatile.Read(ref _disposed) != 0
        ? "The ledger cannot record: it is closed."
        : $"The ledger cannot record: '{_options.MaxPendingBytes}' bytes already wait for the disk.";
}
