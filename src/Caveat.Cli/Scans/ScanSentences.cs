using System.Globalization;
using Caveat.Labels;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;

namespace Caveat.Cli.Scans;

/// <summary>A scan for people: one line a marking, a label or a use.</summary>
/// <param name="show">Whether the words themselves are written, too.</param>
/// <param name="colour">For terminals only.</param>
internal sealed class ScanSentences(Grade ceiling, bool show, bool colour, TextWriter output, TextWriter errors) : IScanReport
{
    private const string Red = "\e[1;31m";
    private const string Yellow = "\e[33m";
    private const string Plain = "\e[0m";

    public void Add(FileScan scan)
    {
        var path = Visible.Of(scan.Path);
        foreach (var found in scan.Labels)
        {
            var label = Visible.Of($"{found.Label.Label.Policy} {found.Label.Label.Classification}");
            var part = found.Part.Length == 0 ? "" : $", {Visible.Of(found.Part)}";
            output.WriteLine($"{path}: {label} (label, {Visible.Of(found.Source)}{part})");
        }
        foreach (var marking in scan.Markings)
        {
            output.WriteLine($"{path}:{At(marking.Spot)}: {Name(marking)} ({ReportWords.Grounds(marking)}){Words(marking.Text)}");
        }
        foreach (var use in scan.Uses ?? [])
        {
            output.WriteLine($"{path}:{At(use.Spot)}: {use.Category} ({use.Rule}{ReportWords.In(use.Spot)}){Words(use.Text)}");
        }
        if (scan.Status != DocumentStatus.Read)
        {
            errors.WriteLine($"{path}: {ReportWords.Of(scan.Status)}: {Visible.Of(scan.Problem)}");
        }
    }

    private static string At(Spot spot) => string.Create(CultureInfo.InvariantCulture, $"{spot.Line}:{spot.Column}");

    private string Words(string text) => show ? $": {Visible.Of(text)}" : "";

    private string Name(FoundMarking marking)
    {
        var name = ReportWords.Of(marking.Grade);
        var isAbove = marking.Standing == Standing.InForce && marking.Grade.Exceeds(ceiling);
        return colour ? $"{(isAbove ? Red : Yellow)}{name}{Plain}" : name;
    }
}
