using System.Collections.Concurrent;
using System.Globalization;
using Caveat.Ledger.Storage;

namespace Caveat.Ledger.Journal;

/// <summary>Writes batches into segments. One thread writes; another may prepare and retire segments meanwhile.</summary>
internal sealed class JournalWriter(ILogFiles files, string directory, int segmentBytes, JournalEnd end) : IDisposable
{
    public const string Extension = ".journal";

    private readonly ConcurrentQueue<SealedSegment> _sealed = new(end.Segments);
    private IJournalFile? _current;
    private IJournalFile? _prepared;
    private long _ordinal = end.NextOrdinal;
    private long _file = end.NextFile;
    private volatile int _length;

    /// <summary>The index of the next entry: everything below it is durable.</summary>
    public long NextIndex { get; private set; } = end.NextIndex;

    /// <summary>
    /// Makes a batch durable and gives it its indices. On failure nothing of it counts: the segment is cut back and left,
    /// and the next batch tries a fresh one, so that the journal heals when the disk does.
    /// </summary>
    public void Write(Batch batch)
    {
        if (_current is not null && _length + batch.Length > segmentBytes)
        {
            Seal();
        }

        var begin = _current is null;
        _current ??= Interlocked.Exchange(ref _prepared, null) ?? Create();
        try
        {
            if (begin)
            {
                WriteHeader(_current);
            }

            _current.Write(_length, batch.Bytes);
            // Until this returns nobody is answered; a crash here leaves a torn tail or entries that nobody was promised.
            _current.Sync();
        }
        catch
        {
            // After a failed sync the kernel may call lost pages clean, so this file is never trusted with more.
            Abandon(begin ? 0 : _length);
            throw;
        }

        batch.FirstIndex = NextIndex;
        NextIndex += batch.Count;
        _length += batch.Length;
    }

    /// <summary>Makes the next segment ready while the current one is half full, so that changing over costs nothing.</summary>
    public void PrepareNext()
    {
        if (Volatile.Read(ref _prepared) is null && _length > segmentBytes / 2)
        {
            Interlocked.Exchange(ref _prepared, Create())?.Dispose();
        }
    }

    /// <summary>The oldest segment, if all its entries stand before <paramref name="index"/>.</summary>
    public bool TryPeekRetired(long index, out SealedSegment segment) =>
        _sealed.TryPeek(out segment) && segment.EndIndex <= index;

    /// <summary>
    /// Deletes the oldest segment. INVARIANT: its entries already survive in full bundles. A crash before leaves a segment
    /// that is replayed over equal tiles.
    /// </summary>
    public void DeleteOldest()
    {
        if (_sealed.TryPeek(out var segment))
        {
            files.Delete(segment.Path);
            // In order, on disk too: a later deletion must not survive a power loss that undoes an earlier one.
            files.SyncDirectory(directory);
            _sealed.TryDequeue(out _);
        }
    }

    /// <summary>Leaves the segment no longer than its records, and nothing of a prepared one. No thread may be writing.</summary>
    public void Dispose()
    {
        if (_current is not null)
        {
            Seal();
        }

        if (Interlocked.Exchange(ref _prepared, null) is { } prepared)
        {
            prepared.Dispose();
            TryDelete(prepared.Path);
        }
    }

    private void WriteHeader(IJournalFile file)
    {
        Span<byte> header = stackalloc byte[SegmentHeader.Bytes];
        new SegmentHeader(_ordinal++, NextIndex).Write(header);
        file.Write(0, header);
        _length = SegmentHeader.Bytes;
    }

    private void Seal()
    {
        Abandon(_length);
        _length = 0;
    }

    private void Abandon(int goodLength)
    {
        var file = _current!;
        _current = null;
        try
        {
            file.Truncate(goodLength);
        }
        catch (IOException)
        {
            // Its remains are ignored at replay: the next segment's header says where it begins.
        }

        file.Dispose();
        _sealed.Enqueue(new SealedSegment(file.Path, NextIndex));
    }

    private void TryDelete(string path)
    {
        try
        {
            files.Delete(path);
        }
        catch (IOException)
        {
            // A file of zeros is deleted when the log is opened next.
        }
    }

    private IJournalFile Create()
    {
        var name = Interlocked.Increment(ref _file).ToString("D10", CultureInfo.InvariantCulture) + Extension;
        return files.CreateJournal(Path.Combine(directory, name), segmentBytes);
    }
}
