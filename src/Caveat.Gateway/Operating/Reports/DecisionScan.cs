using Caveat.Agreements.Records;
using Caveat.Ledger;
using Caveat.Ledger.Reading;

namespace Caveat.Gateway.Operating.Reports;

/// <summary>Reads this instance's own decisions back, the newest first, up to a bound. Content is not in them.</summary>
internal sealed class DecisionScan(AppendLog log, GatewayFolders folders)
{
    /// <summary>The most entries that one scan looks at: some seconds of work.</summary>
    public const int MaxEntries = 200_000;

    /// <summary>Entries in a bundle (C2SP tlog-tiles); a reader remembers what it read, so each serves one bundle.</summary>
    private const int Stride = 256;

    /// <summary>Exchanges are recorded about when they are decided, and not exactly in that order.</summary>
    private static readonly TimeSpan Disorder = TimeSpan.FromHours(1);

    public string Origin => log.Key.Name;

    /// <summary>Shows the decisions of a half-open interval, UTC.</summary>
    public async Task<ScanExtent> RunAsync(DateTimeOffset from, DateTimeOffset until, Action<DecisionRecord> see, CancellationToken cancellationToken)
    {
        if (log.DurableSize == 0)
        {
            return new ScanExtent(0, true);
        }

        // Waits until a checkpoint covers all that was promised so far.
        await log.ReadEntryAsync(log.DurableSize - 1, cancellationToken).ConfigureAwait(false);
        var size = log.Latest.Size;
        var source = new DirectorySource(folders.Ledger);
        var seen = 0L;
        for (var start = (size - 1) / Stride * Stride; start >= 0; start -= Stride)
        {
            if (seen >= MaxEntries)
            {
                return new ScanExtent(seen, false);
            }

            var reader = new LogReader(source, size);
            var newest = DateTimeOffset.MinValue;
            for (var index = start; index < Math.Min(size, start + Stride); index++, seen++)
            {
                var entry = await reader.ReadEntryAsync(index, cancellationToken).ConfigureAwait(false);
                if (!IsDecision(entry.Span) || !DecisionRecord.TryRead(entry, out var record, out _))
                {
                    continue;
                }

                newest = record.Facts.Time > newest ? record.Facts.Time : newest;
                if (record.Facts.Time >= from && record.Facts.Time < until)
                {
                    see(record);
                }
            }

            if (newest != DateTimeOffset.MinValue && newest < from - Disorder)
            {
                break;
            }
        }

        return new ScanExtent(seen, true);
    }

    /// <summary>Others are told apart without reading them whole.</summary>
    private static bool IsDecision(ReadOnlySpan<byte> entry) => entry[..Math.Min(entry.Length, 40)].IndexOf("\"type\":\"decision\""u8) >= 0;
}
