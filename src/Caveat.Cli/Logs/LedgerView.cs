using System.Globalization;
using System.Text;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;
using Spectre.Console;

namespace Caveat.Cli.Logs;

/// <summary>The command <c>caveat ledger show</c>. It reads and does not verify, and says so.</summary>
internal static class LedgerView
{
    private const int MaxCheckpointBytes = 1 << 20;

    public static async Task<int> RunAsync(
        string location, long? index, int last, Printer printer, CancellationToken cancellationToken)
    {
        if (!LogLocation.TryOpen(location, out var source, out var problem))
        {
            return printer.Unusable(problem);
        }

        using var disposable = source as IDisposable;
        try
        {
            var buffer = new LogFileBuffer();
            if (!await source.TryReadAsync(TilePath.Checkpoint, MaxCheckpointBytes, buffer, cancellationToken))
            {
                return printer.Unusable($"There is no '{TilePath.Checkpoint}' in '{source.Location}'.");
            }

            if (!SignedCheckpoint.TryParse(buffer.Span, out var checkpoint, out problem))
            {
                return printer.Unusable($"The checkpoint in '{source.Location}' cannot be read: {problem}");
            }

            if (index >= checkpoint.Size || index < 0)
            {
                return printer.Unusable($"There is no entry '{index}'; the log has '{checkpoint.Size}', counted from 0.");
            }

            var entries = await ReadAsync(source, checkpoint.Size, index, last, cancellationToken);
            return Say(checkpoint, entries, index is not null, printer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return printer.Unusable(exception.Message);
        }
    }

    private static async Task<List<(long Index, ReadOnlyMemory<byte> Bytes)>> ReadAsync(
        ILogSource source, long size, long? index, int last, CancellationToken cancellationToken)
    {
        var reader = new LogReader(source, size);
        List<(long, ReadOnlyMemory<byte>)> entries = [];
        var end = index + 1 ?? size;
        for (var next = index ?? Math.Max(0, size - last); next < end; next++)
        {
            entries.Add((next, await reader.ReadEntryAsync(next, cancellationToken)));
        }

        return entries;
    }

    private static int Say(
        SignedCheckpoint checkpoint, List<(long Index, ReadOnlyMemory<byte> Bytes)> entries, bool one, Printer printer)
    {
        var answer = new LogAnswer
        {
            Result = "shown",
            Origin = checkpoint.Checkpoint.Origin,
            Entries = checkpoint.Size,
            List = [.. entries.Select(entry => new LogAnswer { Result = "shown", Index = entry.Index, Entry = LogAnswer.EntryOf(entry.Bytes) })],
        };
        var size = checkpoint.Size.ToString("N0", CultureInfo.InvariantCulture);
        var note = $"The log '{EntryText.Printable(checkpoint.Checkpoint.Origin)}' has {size} {(checkpoint.Size == 1 ? "entry" : "entries")}. Shown as found; 'caveat ledger verify' checks them.";
        if (one)
        {
            return printer.Say(answer, EntryText.Printable(Encoding.UTF8.GetString(entries[0].Bytes.Span)), note);
        }

        printer.Draw(TableOf(entries));
        return printer.Say(answer, note);
    }

    private static Table TableOf(List<(long Index, ReadOnlyMemory<byte> Bytes)> entries)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("entry", "time", "type", "decision", "clause", "organisation", "model");
        foreach (var (index, bytes) in entries)
        {
            var facts = EntryFacts.TryRead(bytes);
            table.AddRow(
                Cell(index.ToString(CultureInfo.InvariantCulture)), Cell(facts?.Time), Cell(facts is null ? EntryText.Raw(bytes) : facts.Type),
                Cell(facts?.Decision), Cell(facts?.Clauses), Cell(facts?.Organisation), Cell(facts?.Model));
        }

        return table;
    }

    private static Text Cell(string? value) => new(EntryText.Printable(value ?? ""));
}
