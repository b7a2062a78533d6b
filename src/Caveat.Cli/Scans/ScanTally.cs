using System.Globalization;
using Caveat.Labels;
using Caveat.Labels.Documents;

namespace Caveat.Cli.Scans;

/// <summary>What a scan comes to: its counts and its exit code.</summary>
internal sealed class ScanTally(Grade ceiling)
{
    /// <summary>Stopped by the person who started it: 128 and the number of SIGINT, as shells have it.</summary>
    public const int Stopped = 130;

    private int _above;
    private int _withUses;
    private int _unread;
    private int _refused;

    public int Files { get; private set; }

    public long Bytes { get; private set; }

    public void Add(FileScan scan)
    {
        Files++;
        Bytes += scan.Bytes;
        _above += scan.Highest.Exceeds(ceiling) ? 1 : 0;
        _withUses += scan.Uses is { Count: > 0 } ? 1 : 0;
        _unread += scan.Status == DocumentStatus.Unread ? 1 : 0;
        _refused += scan.Status == DocumentStatus.Refused ? 1 : 0;
    }

    // What was found stays found, whatever could not be read beside it: 1 wins over 3.
    public int ExitCode => _above + _withUses > 0 ? 1 : _unread + _refused > 0 ? 3 : 0;

    /// <param name="links">Links that were not followed.</param>
    public string Summary(int links) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Files} {(Files == 1 ? "file" : "files")}, {_above} above {ReportWords.Of(ceiling)}{Part(_withUses, "with a prohibited use")}, {_unread} unread{Part(_refused, "refused")}{Part(links, links == 1 ? "link not followed" : "links not followed")}.");

    private static string Part(int count, string what) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} {what}");
}
