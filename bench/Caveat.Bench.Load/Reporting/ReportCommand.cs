using System.CommandLine;
using System.Text.Json;
using Caveat.Bench.Load.Measuring;

namespace Caveat.Bench.Load.Reporting;

/// <summary><c>report</c>: all lines that <c>load</c> and <c>idle</c> printed, as a table and as one JSON file.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var results = new Option<FileInfo>("--results") { Description = "File with one JSON result a line.", Required = true };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder for <name>.md and <name>.json.", Required = true };
        var name = new Option<string>("--name") { Description = "Name of the report, such as its date.", Required = true };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder on the disk that held the ledger.", Required = true };
        var notes = new Option<string[]>("--note") { Description = "'name=value', a further line about versions or settings.", DefaultValueFactory = _ => [] };
        var command = new Command("report", "Write the table.") { results, folder, name, data, notes };
        command.SetAction((parse, cancellationToken) =>
        {
            var report = Assemble(
                parse.GetRequiredValue(name), File.ReadAllLines(parse.GetRequiredValue(results).FullName),
                Machine.Describe(parse.GetRequiredValue(data).FullName), parse.GetRequiredValue(notes));
            return WriteAsync(report, parse.GetRequiredValue(folder), cancellationToken);
        });
        return command;
    }

    private static BenchReport Assemble(string name, string[] lines, Machine machine, string[] notes)
    {
        // An idle line is told from a cell's by the field that only it has.
        var idle = lines.Where(IsIdle).Select(line => JsonSerializer.Deserialize(line, BenchJson.Default.IdleResult)!).ToArray();
        var rounds = lines.Where(line => !IsIdle(line)).Select(line => JsonSerializer.Deserialize(line, BenchJson.Default.CellResult)!).ToArray();
        // The servers in the order in which they were started, whatever the order of a round.
        string[] peers = [.. idle.Select(result => result.Peer)];
        return new()
        {
            Name = name,
            Machine = machine,
            Notes = notes.Select(note => note.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]),
            Idle = idle,
            Medians =
            [
                .. from cell in rounds.Select(round => round.Cell).Distinct()
                   from peer in peers
                   let same = rounds.Where(round => round.Cell == cell && round.Peer == peer).ToArray()
                   where same.Length > 0
                   select CellMedian.Of(same),
            ],
            Rounds = rounds,
        };
    }

    private static bool IsIdle(string line) => line.Contains("\"idleBytes\"", StringComparison.Ordinal);

    private static async Task WriteAsync(BenchReport report, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        folder.Create();
        string table = new ReportTable(report).Write();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{report.Name}.md"), table, cancellationToken);
        var indented = new BenchJson(new(BenchJson.Default.Options) { WriteIndented = true });
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, $"{report.Name}.json"), JsonSerializer.Serialize(report, indented.BenchReport) + "\n", cancellationToken);
        Console.Write(table);
    }
}
