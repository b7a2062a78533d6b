using Caveat.Labels.Markings;

namespace Caveat.Cli.Scans;

/// <summary>One marking or finding with its place in the file: line and column count from 1, the column in UTF-16 units.</summary>
internal sealed record ScanItem(int Line, int Column, string Label, string Detail, bool IsMarking, string Passage)
{
    /// <summary>All of a scan's items in the order of the text.</summary>
    public static List<ScanItem> Of(FileScan scan)
    {
        var items = new List<(long Start, int Length, string Label, string Detail, bool IsMarking)>();
        foreach (var marking in scan.Found.Markings)
        {
            items.Add((marking.Start, marking.Length, marking.Grade.ToString(), marking.Kind == MarkingKind.Banner ? "banner" : "portion", true));
        }
        foreach (var finding in scan.Found.Findings)
        {
            items.Add((finding.Start, finding.Length, finding.Category.Id, finding.Rule, false));
        }
        items.Sort((left, right) => left.Start.CompareTo(right.Start));

        var placed = new List<ScanItem>(items.Count);
        var line = 1;
        var lineStart = 0;
        foreach (var (start, length, label, detail, isMarking) in items)
        {
            for (int at; (at = scan.Text.AsSpan(lineStart, (int)start - lineStart).IndexOf('\n')) >= 0; line++)
            {
                lineStart += at + 1;
            }
            placed.Add(new ScanItem(line, (int)start - lineStart + 1, label, detail, isMarking, scan.Text.Substring((int)start, length)));
        }
        return placed;
    }
}
