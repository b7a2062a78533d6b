using System.Globalization;
using System.Text;
using Caveat.Labels;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;

namespace Caveat.Cli.Evaluations;

/// <summary>Reads every item of a corpus as its place and file say, and scores it.</summary>
internal static class MarkingEvaluation
{
    private const int MaxShown = 4;

    private static readonly MarkingReader Markings = new();
    private static readonly DocumentReader Documents = new();

    /// <summary>Scores the items on all cores; the result keeps their order.</summary>
    public static ScoredItem[] Run(IReadOnlyList<CorpusItem> items)
    {
        var scored = new ScoredItem[items.Count];
        Parallel.For(0, items.Count, i => scored[i] = Score(items[i]));
        return scored;
    }

    private static ScoredItem Score(CorpusItem item)
    {
        var reading = item switch
        {
            { File: { } path } => Documents.ReadFile(path),
            { IsWordDocument: true } => Documents.Read("document.docx", WordDocument.Build(item)),
            _ => new DocumentReading(DocumentStatus.Read, [new Passage(item.Text, item.Place)], []),
        };
        var found = DocumentMarkings.Read(reading, Markings, item.Known);
        var level = found.Highest.Classification;
        return new ScoredItem(item, Judge(item.Expected, level, reading.Status), level, Describe(found));
    }

    private static Outcome Judge(Classification? expected, Classification found, DocumentStatus status) => expected switch
    {
        // What was found in a document that was read in part still counts as found.
        { } level when found == level => Outcome.Hit,
        null when found > Classification.Unclassified => Outcome.FalseAlarm,
        _ when status != DocumentStatus.Read => Outcome.Unread,
        null => Outcome.Clean,
        _ when found == Classification.Unmarked => Outcome.Missed,
        _ => Outcome.WrongLevel,
    };

    private static string Describe(DocumentMarkings found)
    {
        var text = new StringBuilder(found.Reading.Problem);
        foreach (var marking in found.Markings.Take(MaxShown))
        {
            text.Append(text.Length > 0 ? "; " : "").Append(
                CultureInfo.InvariantCulture,
                $"\"{marking.Text}\" as {marking.Marking.Grade}, {marking.Marking.Confidence:0.00}{(marking.Marking.Standing == Standing.InForce ? "" : ", released")}: {marking.Marking.Reason}");
        }
        if (found.Markings.Count > MaxShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"; and {found.Markings.Count - MaxShown} more");
        }
        return text.ToString();
    }
}
