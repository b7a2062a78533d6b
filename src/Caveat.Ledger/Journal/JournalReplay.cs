using System.Globalization;
using Caveat.Ledger.Storage;

namespace Caveat.Ledger.Journal;

/// <summary>What the journal holds when a log is opened: one gapless run of entries, a torn tail dropped.</summary>
internal sealed record JournalReplay(IReadOnlyList<ReplaySegment> Segments, long NextOrdinal, long NextFile)
{
    /// <summary>The index of the first entry; null when there is no segment at all.</summary>
    public long? FirstIndex => Segments.Count > 0 ? Segments[0].FirstIndex : null;

    public long? NextIndex => Segments.Count > 0 ? Segments[^1].EndIndex : null;

    public static JournalReplay Read(ILogFiles files, string directory)
    {
        List<(SegmentHeader Header, string Path, byte[] Bytes)> found = [];
        var nextFile = 0L;
        foreach (var name in files.List(directory))
        {
            if (!name.EndsWith(JournalWriter.Extension, StringComparison.Ordinal)
                || !long.TryParse(name.AsSpan(0, name.Length - JournalWriter.Extension.Length), NumberStyles.None,
                    CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            nextFile = Math.Max(nextFile, number);
            var path = Path.Combine(directory, name);
            var bytes = files.TryRead(path) ?? [];
            if (SegmentHeader.TryRead(bytes, out var header))
            {
                found.Add((header, path, bytes));
            }
            else if (!bytes.AsSpan().ContainsAnyExcept((byte)0))
            {
                // Prepared and never begun. A damaged header is left alone: it is evidence, and the gap it leaves is refused.
                files.Delete(path);
            }
        }

        found.Sort((left, right) => left.Header.Ordinal.CompareTo(right.Header.Ordinal));
        return new JournalReplay(Join(found), found.Count > 0 ? found[^1].Header.Ordinal + 1 : 0, nextFile);
    }

    /// <summary>Cuts segments back to their entries, so that many restarts do not keep many full-sized files.</summary>
    public IReadOnlyList<SealedSegment> Seal(ILogFiles files)
    {
        List<SealedSegment> result = [];
        foreach (var segment in Segments)
        {
            files.Truncate(segment.Path, SegmentHeader.Bytes + segment.Records.Length);
            result.Add(new SealedSegment(segment.Path, segment.EndIndex));
        }

        return result;
    }

    private static List<ReplaySegment> Join(List<(SegmentHeader Header, string Path, byte[] Bytes)> found)
    {
        List<ReplaySegment> segments = [];
        for (var i = 0; i < found.Count; i++)
        {
            var (header, path, bytes) = found[i];
            var next = i + 1 < found.Count ? found[i + 1].Header.FirstIndex : long.MaxValue;
            var records = bytes.AsMemory(SegmentHeader.Bytes);
            var length = 0;
            var count = 0;
            // Records past the next segment's start belong to a batch whose sync failed: nobody was promised them.
            while (header.FirstIndex + count < next && JournalRecord.TryRead(records.Span[length..], out var entry))
            {
                length += JournalRecord.LengthOf(entry);
                count++;
            }

            if (next != long.MaxValue && header.FirstIndex + count != next)
            {
                throw new LedgerCorruptException(
                    $"The journal segment '{path}' ends before entry '{header.FirstIndex + count}' but the next begins at '{next}'; restore the journal folder from the same moment as the log.");
            }

            segments.Add(new ReplaySegment(path, header.FirstIndex, count, records[..length]));
        }

        return segments;
    }
}
