using System.Globalization;
using System.Text;

namespace Caveat.Cli.Evaluations;

/// <summary>Writes an evaluation for people: the totals, three tables and the errors, one a line.</summary>
internal static class EvaluationReport
{
    private const int TextShown = 160;

    public static void Write(EvaluationResult result, int errors, TextWriter output)
    {
        var total = result.Total;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total.Positives} positives and {total.Negatives} negatives ({result.Half.ToString().ToLowerInvariant()})"));
        output.WriteLine($"recall           {Percent(total.Recall)}");
        output.WriteLine($"precision        {Percent(total.Precision)}");
        output.WriteLine($"false positives  {Percent(total.FalseAlarmRate)}");
        WritePositives("class", result.PositivesByClass, output);
        WritePositives("nation", result.PositivesByNation, output);
        WriteNegatives(result.NegativesByClass, output);
        WriteErrors([.. result.Errors], errors, output);
    }

    private static void WritePositives(string heading, Tally[] rows, TextWriter output)
    {
        if (rows.Length == 0)
        {
            return;
        }
        output.WriteLine();
        output.WriteLine($"{"positives by " + heading,-22}{"items",6}{"hits",6}{"missed",8}{"wrong",7}{"unread",8}  {"recall",-24}{"precision",-24}".TrimEnd());
        foreach (var row in rows)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Name,-22}{row.Positives,6}{row.Hits,6}{row.Missed,8}{row.WrongLevel,7}{row.UnreadPositives,8}  {Percent(row.Recall),-24}{Percent(row.Precision),-24}").TrimEnd());
        }
    }

    private static void WriteNegatives(Tally[] rows, TextWriter output)
    {
        if (rows.Length == 0)
        {
            return;
        }
        output.WriteLine();
        output.WriteLine($"{"negatives by class",-22}{"items",6}{"false",6}{"unread",8}  rate");
        foreach (var row in rows)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name,-22}{row.Negatives,6}{row.FalseAlarms,6}{row.UnreadNegatives,8}  {Percent(row.FalseAlarmRate)}"));
        }
    }

    private static void WriteErrors(ScoredItem[] errors, int most, TextWriter output)
    {
        if (errors.Length == 0)
        {
            return;
        }
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"errors: {errors.Length}{(errors.Length > most ? $", the first {most}" : "")}"));
        foreach (var error in errors.Take(most))
        {
            var expected = error.Item.Expected is { } level ? ((int)level).ToString(CultureInfo.InvariantCulture) : "none";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{error.Item.Id}: {Words(error.Outcome)}, expected {expected}, found {(int)error.Found} in \"{OneLine(error.Item.File ?? error.Item.Text, TextShown)}\"{(error.Markings == "" ? "" : $": {OneLine(error.Markings, error.Markings.Length)}")}"));
        }
    }

    public static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Hit => "hit",
        Outcome.Missed => "missed",
        Outcome.WrongLevel => "wrong level",
        Outcome.Clean => "clean",
        Outcome.FalseAlarm => "false positive",
        _ => "unread",
    };

    // Control characters in a corpus must not reach a terminal. A marking stands near an end of a text more often than in its middle.
    private static string OneLine(string text, int most)
    {
        var line = new StringBuilder(text.Length <= most ? text : string.Concat(text.AsSpan(0, most / 2), " … ", text.AsSpan(text.Length - (most / 2))));
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = line[i] switch { '\n' => '⏎', '\f' => '⤓', var c when char.IsControl(c) => ' ', var c => c };
        }
        return line.ToString();
    }

    private static string Percent(Rate rate) => double.IsNaN(rate.Value) ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{rate.Value * 100:0.0} % [{rate.Low * 100:0.0}, {rate.High * 100:0.0}]");
}
