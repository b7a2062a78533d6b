using System.CommandLine;
using Caveat.Cli.Scans;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat scan` command.</summary>
internal static class ScanCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "UTF-8 text files; - is standard input.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object." };
        var show = new Option<bool>("--show") { Description = "Print the text that was found, too. It may be classified: mind where it goes." };
        var command = new Command("scan", "Look for classification markings and prohibited uses in text files. Exits 0 when there is nothing above unclassified and no finding, 1 when there is, 2 when a file cannot be read.")
        {
            files, json, show,
        };
        command.SetAction(parsed =>
        {
            List<FileScan> scans = [.. parsed.GetRequiredValue(files).Select(FileScan.Run)];
            if (parsed.GetValue(json))
            {
                ScanReport.WriteJson(scans, parsed.GetValue(show), parsed.InvocationConfiguration.Output);
            }
            else
            {
                ScanReport.Write(scans, parsed.GetValue(show), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            }
            return scans.Any(scan => scan.Error is not null) ? 2
                : scans.Any(scan => scan.IsAlarming) ? 1
                : 0;
        });
        return command;
    }
}
