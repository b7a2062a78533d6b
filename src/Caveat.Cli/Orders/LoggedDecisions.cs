using System.Runtime.CompilerServices;
using Caveat.Agreements.Records;
using Caveat.Cli.AgreementFiles;
using Caveat.Cli.Logs;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;

namespace Caveat.Cli.Orders;

/// <summary>The decisions that a ledger holds, as found; whoever needs to know that they are the logged ones verifies the ledger.</summary>
internal static class LoggedDecisions
{
    private const int MaxCheckpointBytes = 1 << 20;

    public static async Task<SignedCheckpoint> CheckpointAsync(ILogSource source, CancellationToken cancellationToken)
    {
        var buffer = new LogFileBuffer();
        if (!await source.TryReadAsync(TilePath.Checkpoint, MaxCheckpointBytes, buffer, cancellationToken))
        {
            throw new UnreadableException($"There is no '{TilePath.Checkpoint}' in '{source.Location}'.");
        }

        return SignedCheckpoint.TryParse(buffer.Span, out var checkpoint, out var problem)
            ? checkpoint
            : throw new UnreadableException($"The checkpoint in '{source.Location}' cannot be read: {problem}");
    }

    /// <summary>The bundles of a log, the last one first: what is asked for is mostly at the end.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<LoggedDecision>> BundlesFromEndAsync(
        ILogSource source, long size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var end = size; end > 0;)
        {
            var start = (end - 1) / TilePath.Width * TilePath.Width;
            // A reader keeps what it has read, and a log may be larger than the memory: one reader for each bundle.
            var reader = new LogReader(source, size);
            List<LoggedDecision> decisions = [];
            for (var index = start; index < end; index++)
            {
                if (Read(index, await reader.ReadEntryAsync(index, cancellationToken)) is { } decision)
                {
                    decisions.Add(decision);
                }
            }

            yield return decisions;
            end = start;
        }
    }

    /// <summary>Null for entries of other types.</summary>
    private static LoggedDecision? Read(long index, ReadOnlyMemory<byte> entry) =>
        DecisionRecord.TryRead(entry, out var record, out var problem) ? new(index, record, null)
        : EntryFacts.TryRead(entry) is { Type: not "decision" } ? null
        : new(index, default, problem);
}
