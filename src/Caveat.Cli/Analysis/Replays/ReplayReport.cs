using System.Globalization;
using Caveat.Agreements.Analysis.Replays;
using Caveat.Cli.AgreementFiles;
using Caveat.Cli.Logs;
using Spectre.Console;

namespace Caveat.Cli.Analysis.Replays;

/// <summary>Says what a replay counted.</summary>
internal static class ReplayReport
{
    private const int MaxRows = 40;

    public static int Say(ReplayTally tally, bool draft, Report report)
    {
        var faithful = draft || (tally.Same == tally.Decided && tally.Unread == 0);
        var answer = new ReplayAnswer
        {
            Result = draft ? "replayed" : faithful ? "reproduced" : "differs",
            Entries = tally.Entries,
            Decided = tally.Decided,
            Same = tally.Same,
            OtherAgreements = draft ? tally.LeftOut[(int)LeftOutBecause.OtherAgreement] : null,
            AgreementsMissing = draft ? tally.LeftOut[(int)LeftOutBecause.AgreementMissing] : null,
            OrdersOrWaivers = draft ? tally.LeftOut[(int)LeftOutBecause.OrderOrWaiver] : null,
            Unread = tally.Unread,
            Problems = [.. tally.Problems.Select(problem => new ReplayAnswer.EntryProblem(problem.Key, problem.Value))],
            Changes = draft ? [.. tally.Changes.OrderByDescending(change => change.Value.Number).ThenBy(change => change.Key.ToString(), StringComparer.Ordinal).Select(Of)] : null,
        };
        return report.Say(answer, AnalysisJson.Default.ReplayAnswer, faithful, (console, writer) => Show(answer, console, writer), faithful ? [] : answer.Problems.Select(Text));
    }

    private static void Show(ReplayAnswer answer, IAnsiConsole console, TextWriter writer)
    {
        if (answer.Changes is not { } changes)
        {
            writer.WriteLine($"{Number(answer.Same)} of {Number(answer.Decided)} recorded decisions are made again as they stand.");
            return;
        }

        writer.WriteLine($"{Number(answer.Decided)} recorded decisions decided under the draft: {Number(answer.Same)} stay as they were, {Number(answer.Decided - answer.Same)} change.");
        LeftOut(writer, answer.OtherAgreements, "were made under other agreements");
        LeftOut(writer, answer.AgreementsMissing, "were made together with agreements that are not given: give them with --agreement");
        LeftOut(writer, answer.OrdersOrWaivers, "were made with an order or a waiver, which a draft does not change");
        foreach (var problem in answer.Problems)
        {
            writer.WriteLine($"Not read: {Text(problem)}");
        }

        if (changes.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("decisions", "was", "would be", "clause", "organisation", "app", "for example entries");
        foreach (var change in changes.Take(MaxRows))
        {
            table.AddRow([.. new[] { Number(change.Count), change.Before, change.After, change.Clause, change.Organisation, change.App ?? "-", string.Join(", ", change.Examples) }
                .Select(cell => new Text(EntryText.Printable(cell)))]);
        }

        console.Write(table);
        if (changes.Count > MaxRows)
        {
            writer.WriteLine($"And {changes.Count - MaxRows} more rows: --json gives all.");
        }

        Sum(writer, "clause", changes, change => change.Clause);
        Sum(writer, "organisation", changes, change => change.Organisation);
        Sum(writer, "app", changes, change => change.App ?? "-");
    }

    private static void LeftOut(TextWriter writer, long? count, string why)
    {
        if (count > 0)
        {
            writer.WriteLine($"{Number(count.Value)} left out: they {why}.");
        }
    }

    private static void Sum(TextWriter writer, string by, IReadOnlyList<ReplayAnswer.ChangeCount> changes, Func<ReplayAnswer.ChangeCount, string> key) =>
        writer.WriteLine($"By {by}: {string.Join(", ", changes.GroupBy(key).OrderByDescending(group => group.Sum(change => change.Count)).Select(group => $"{EntryText.Printable(group.Key)} {Number(group.Sum(change => change.Count))}"))}");

    private static ReplayAnswer.ChangeCount Of(KeyValuePair<ReplayChange, ReplayCount> change) => new(
        change.Key.Before, change.Key.After, change.Key.Clause, change.Key.Organisation, change.Key.App.Length == 0 ? null : change.Key.App, change.Value.Number, [.. change.Value.Examples]);

    private static string Text(ReplayAnswer.EntryProblem problem) => $"Entry {problem.Entry}: {EntryText.Printable(problem.Problem)}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
