using System.Globalization;
using System.Text;

namespace Caveat.Bench.Load.Reporting;

/// <summary>A report as Markdown: where it was measured, the cells, the memory.</summary>
internal sealed class ReportTable(BenchReport report)
{
    private const double Mebibyte = 1024 * 1024;

    private readonly StringBuilder _text = new();

    public string Write()
    {
        Line($"# Load comparison, {report.Name}");
        Line("");
        Line("All servers relay the same load to the same upstream in the same run; Caveat does it with everything on. Medians of the rounds. CPU is user and system time of the server's whole process tree. A rate marked ≥ was set by the load generator and the upstream, whose core was full, and not by the server: compare CPU there.");
        Line("");
        WriteMachine();
        WriteCells("Whole answers", stream: false);
        WriteCells("Streams of 50 events", stream: true);
        WriteNoise();
        WriteMemory();
        return _text.ToString();
    }

    private void WriteMachine()
    {
        var machine = report.Machine;
        Line("| | |");
        Line("|---|---|");
        Line($"| processor | {machine.Processor}, {machine.Cores} cores |");
        Line($"| memory | {machine.MemoryGibibytes:0} GiB |");
        Line($"| kernel | Linux {machine.Kernel} |");
        Line($"| disk | {machine.FileSystem}; a 4 KiB write with fsync takes {machine.FsyncMilliseconds:0.00} ms |");
        Line($"| .NET | {machine.Runtime} |");
        foreach (var (name, value) in report.Notes)
        {
            Line($"| {name} | {value} |");
        }
        Line("");
    }

    private void WriteCells(string title, bool stream)
    {
        var cells = report.Medians.Where(median => median.Stream == stream).GroupBy(median => median.Cell).ToArray();
        if (cells.Length == 0)
        {
            return;
        }
        string firstText = stream ? " first text p50 | p99 |" : "";
        Line($"## {title}");
        Line("");
        Line($"| cell | server | per second |{firstText} whole p50 | p99, ms | CPU µs each | ÷ nginx | ÷ Portkey | core busy |");
        Line($"|---|---|--:|{(stream ? "--:|--:|" : "")}--:|--:|--:|--:|--:|--:|");
        foreach (var cell in cells)
        {
            WriteRows(cell.Key, [.. cell]);
        }
        Line("");
    }

    private void WriteRows(string cell, CellMedian[] rows)
    {
        foreach (var row in rows)
        {
            string firstText = row.Stream ? $" {Short(row.FirstTextP50Milliseconds)} | {Short(row.FirstTextP99Milliseconds)} |" : "";
            string bound = row.LoadCoreBusy > 0.95 && row.ServerBusy < 0.95 ? "≥ " : "";
            Line($"| {cell} | {row.Peer} | {bound}{row.RequestsPerSecond:#,0} |{firstText} {Short(row.P50Milliseconds)} | {Short(row.P99Milliseconds)} | {Cpu(row)} | {Ratio(row, rows, "nginx")} | {Ratio(row, rows, "portkey")} | {row.ServerBusy:0%} |");
        }
    }

    private void WriteNoise()
    {
        var noises = report.Rounds.Where(round => round.Peer != "direct").Select(round => round.OtherWorkOnServerCore).ToArray();
        if (noises.Length > 0)
        {
            Line($"Something other than the server (the disk's kernel threads, or a stranger) used more than 10% of the server's core in {noises.Count(noise => noise > 0.1)} of {noises.Length} measurements, {noises.Max():0%} at most.");
            Line("");
        }
    }

    private void WriteMemory()
    {
        Line("## Resident memory, MiB");
        Line("");
        Line("| server | before the first request | most after a cell |");
        Line("|---|--:|--:|");
        foreach (var idle in report.Idle)
        {
            long most = report.Medians.Where(median => median.Peer == idle.Peer).Select(median => median.ResidentBytes).DefaultIfEmpty().Max();
            Line($"| {idle.Peer} | {idle.IdleBytes / Mebibyte:0} | {most / Mebibyte:0} |");
        }
    }

    /// <summary>The median with the least and the most of the rounds, so that a noisy machine shows.</summary>
    private static string Cpu(CellMedian row) => string.Create(CultureInfo.InvariantCulture,
        $"{Short(row.ServerMicrosecondsPerRequest)} ({Short(row.LeastServerMicrosecondsPerRequest)}–{Short(row.MostServerMicrosecondsPerRequest)})");

    private static string Ratio(CellMedian row, CellMedian[] rows, string to)
    {
        var other = rows.FirstOrDefault(candidate => candidate.Peer == to);
        if (other is null || other == row || row.Peer == "direct")
        {
            return "";
        }
        double ratio = row.ServerMicrosecondsPerRequest / other.ServerMicrosecondsPerRequest;
        return ratio >= 1 ? Short(ratio) : $"1/{Short(1 / ratio)}";
    }

    /// <summary>Three significant digits are more than such a measurement is worth.</summary>
    private static string Short(double value) => value switch
    {
        >= 99.95 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 9.995 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private void Line(FormattableString text) => Line(FormattableString.Invariant(text));

    private void Line(string text) => _text.Append(text).Append('\n');
}
