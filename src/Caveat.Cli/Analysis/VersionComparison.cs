using System.Globalization;
using Caveat.Agreements;
using Caveat.Agreements.Analysis;
using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Analysis;

/// <summary><c>caveat agreement diff</c></summary>
internal static class VersionComparison
{
    public static int Run(string before, string after, string language, Report report)
    {
        if (!Language.TryParse(language, out var tongue) || (tongue != Language.English && tongue != Language.French))
        {
            throw new UnreadableException($"\"{language}\" is not a language of this command: write en or fr.");
        }

        var old = AgreementInputs.Require(before);
        var next = AgreementInputs.Require(after);
        if (old.Id != next.Id)
        {
            throw new UnreadableException($"\"{before}\" is \"{old.Id}\" and \"{after}\" is \"{next.Id}\": give two versions of one agreement.");
        }

        var differences = AgreementDiff.Compare(old, next, tongue);
        var answer = new DifferenceAnswer
        {
            Before = old.Reference.ToString(),
            After = next.Reference.ToString(),
            Frame = differences.Frame,
            Clauses = [.. differences.Clauses.Select(change => new DifferenceAnswer.ClauseDifference(change.Number.Value, change.Kind.ToString().ToLowerInvariant(), change.Sentence))],
            Outcomes = [.. differences.Outcomes.Select(outcome => new DifferenceAnswer.OutcomeDifference(Word(outcome.Before), Word(outcome.After), outcome.Widens, outcome.Sentence, [.. outcome.Clauses.Select(clause => clause.ToString())]))],
            Combinations = differences.Combinations,
            Changed = differences.Changed,
            Complete = differences.IsComplete,
        };
        return report.Say(answer, AnalysisJson.Default.DifferenceAnswer, valid: true, (_, writer) => Show(answer, tongue == Language.French, writer));
    }

    private static void Show(DifferenceAnswer answer, bool french, TextWriter writer)
    {
        string Say(string english, string inFrench) => french ? inFrench : english;
        Part(writer, Say("Clauses", "Clauses"), answer.Clauses.Select(change => change.Sentence));
        Part(writer, Say("Parties, register, time", "Parties, registre, durée"), answer.Frame);
        Part(
            writer,
            Say("Exchanges that are decided otherwise, unless something else stands against them", "Échanges décidés autrement, sauf si autre chose s’y oppose"),
            answer.Outcomes.Select(outcome => outcome.Sentence + (outcome.Widens ? Say(" [permits more]", " [autorise davantage]") : "")));
        if (answer.Clauses.Count + answer.Frame.Count + answer.Outcomes.Count == 0)
        {
            writer.WriteLine(Say("Nothing differs.", "Rien ne diffère."));
        }

        string combinations = Number(answer.Combinations, french);
        writer.WriteLine(answer.Changed is { } changed
            ? Say($"Of {combinations} combinations of facts, each decided under both versions, {Number(changed, french)} are decided otherwise.", $"Sur {combinations} combinaisons de faits, chacune décidée selon les deux versions, {Number(changed, french)} sont décidées autrement.")
            : Say($"The {combinations} combinations of facts were compared as sets; they are too many to count those that are decided otherwise.", $"Les {combinations} combinaisons de faits ont été comparées par ensembles ; elles sont trop nombreuses pour compter celles qui changent."));
        if (!answer.Complete)
        {
            writer.WriteLine(Say("The versions combine in too many ways: the list of exchanges is NOT complete.", "Les versions se combinent de trop de façons : la liste des échanges n’est PAS complète."));
        }
    }

    private static void Part(TextWriter writer, string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length == 0)
        {
            return;
        }

        writer.WriteLine(title);
        foreach (var line in all)
        {
            writer.WriteLine($"  - {line}");
        }

        writer.WriteLine();
    }

    private static string Number(double number, bool french)
    {
        string text = number < 1e15 ? number.ToString("N0", CultureInfo.InvariantCulture) : number.ToString("0.#E0", CultureInfo.InvariantCulture);
        return french ? text.Replace(',', '\u202f') : text;
    }

    private static string Word(Standing standing) => standing.ToString().ToLowerInvariant();
}
