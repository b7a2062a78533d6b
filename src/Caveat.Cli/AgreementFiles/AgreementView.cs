using Caveat.Agreements;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Spectre.Console;

namespace Caveat.Cli.AgreementFiles;

/// <summary><c>caveat agreement show</c></summary>
internal static class AgreementView
{
    public static int Run(string path, string? at, TimeProvider time, Report report)
    {
        if (!Directory.Exists(path) && !path.EndsWith(InputFiles.SignedSuffix, StringComparison.Ordinal))
        {
            return InputFiles.ReadDocument(path) is ReadResult.Parsed parsed
                ? Say(parsed.Agreement, path, verified: false, report)
                : DocumentCheck.Run([path], null, strict: false, report);
        }

        var when = at is null ? time.GetUtcNow() : Times.Parse(at);
        return HistoryCheck.Load([path], pin: null) switch
        {
            HistoryResult.Rejected rejected => report.Invalid(rejected.Errors),
            HistoryResult.Loaded loaded => loaded.History.InForceAt(when) is { } agreement
                ? Say(agreement, path, verified: true, report)
                : report.Invalid([$"{path}: No version of \"{loaded.History.Id}\" is in force at {Times.Text(when)}: give another time with --at, from {Times.Text(loaded.History.Versions[0].Agreement.InForce.From)}."]),
            _ => throw new InvalidOperationException("A history is loaded or rejected."),
        };
    }

    private static int Say(Agreement agreement, string path, bool verified, Report report)
    {
        var answer = new ViewAnswer
        {
            Title = agreement.Title,
            Verified = verified,
            Document = DocumentAnswer.Of("valid", path, agreement),
            Networks = NetworkAnswer.Of(agreement),
            Clauses = [.. agreement.Clauses.Select(ClauseAnswer.Of)],
        };
        return report.Say(answer, AnswerJson.Default.ViewAnswer, valid: true, (console, writer) =>
        {
            console.Write(new Rule($"[bold]{Markup.Escape(answer.Title)}[/]").LeftJustified());
            writer.WriteLine($"{agreement.Id} version {agreement.Version}, in force from {Times.Text(agreement.InForce.From)}{(agreement.InForce.Until is { } until ? $" until {Times.Text(until)}" : "")}");
            writer.WriteLine(verified ? "All its parties signed it." : "A document: nobody's signature was looked at.");
            foreach (var clause in answer.Clauses)
            {
                writer.WriteLine();
                console.MarkupLine($"[bold]{clause.Number} {Markup.Escape(clause.Title)}[/]  {Label(clause.Enforcement)}");
                writer.WriteLine(clause.Text);
            }
        });
    }

    private static string Label(string enforcement) => enforcement switch
    {
        "enforced" => "[green]enforced[/]",
        "detected" => "[yellow]detected[/]",
        "attested" => "[blue]attested[/]",
        _ => "[grey]stated[/]",
    };
}
