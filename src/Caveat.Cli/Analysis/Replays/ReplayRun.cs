using Caveat.Agreements.Records;
using Caveat.Ledger.Tiles;

namespace Caveat.Cli.Analysis.Replays;

/// <summary>Goes through a log's decisions on all processors.</summary>
/// <param name="judge">Counts one decision; called by several workers at once, each with a tally of its own.</param>
internal sealed class ReplayRun(LogBundles bundles, DateTimeOffset? from, DateTimeOffset? to, Action<long, DecisionRecord, ReplayTally> judge)
{
    /// <summary>Bundles in memory at once.</summary>
    private const int Batch = 256;

    public async Task<ReplayTally> RunAsync(CancellationToken cancellationToken)
    {
        ReplayTally total = new();
        var size = await bundles.SizeAsync(cancellationToken);
        var count = (size + TilePath.Width - 1) / TilePath.Width;
        for (long start = 0; start < count; start += Batch)
        {
            var batch = new byte[(int)Math.Min(Batch, count - start)][];
            for (var i = 0; i < batch.Length; i++)
            {
                batch[i] = await bundles.ReadAsync(start + i, size, cancellationToken);
            }

            Lock gate = new();
            var first = start;
            Parallel.For(
                0,
                batch.Length,
                new ParallelOptions { CancellationToken = cancellationToken },
                () => new ReplayTally(),
                (i, _, tally) => Judge(batch[i], (first + i) * TilePath.Width, size, tally),
                tally =>
                {
                    lock (gate)
                    {
                        total.Add(tally);
                    }
                });
        }

        return total;
    }

    private ReplayTally Judge(byte[] bundle, long index, long size, ReplayTally tally)
    {
        foreach (var entry in LogBundles.Entries(bundle))
        {
            // A full bundle may have grown since the checkpoint: what it does not cover is not there yet.
            if (index >= size)
            {
                break;
            }

            Judge(index++, entry, tally);
        }

        return tally;
    }

    private void Judge(long index, ReadOnlyMemory<byte> entry, ReplayTally tally)
    {
        const int Head = 32;
        tally.CountEntry();
        // Other kinds of entries are many, and need not be parsed to be told from decisions.
        if (entry.Span[..Math.Min(Head, entry.Length)].IndexOf("\"type\":\"decision\""u8) < 0)
        {
            return;
        }

        if (!DecisionRecord.TryRead(entry, out var record, out var problem))
        {
            tally.CountUnread(index, problem);
        }
        else if (!(record.Facts.Time < from) && !(record.Facts.Time >= to))
        {
            judge(index, record, tally);
        }
    }
}
