using System.CommandLine;
using Caveat.Cli.AgreementFiles;
using Caveat.Cli.Evaluations;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat eval` commands.</summary>
internal static class EvalCommands
{
    private const int Measured = 0;
    private const int Unreadable = 3;

    public static Command Create() => new("eval", "Measure what the readers find, on a corpus.") { Markings() };

    private static Command Markings()
    {
        var folder = new Argument<string>("folder") { Description = "A corpus: *.jsonl below it, or files and a labels.tsv that names them." };
        var half = new Option<CorpusHalf>("--half") { Description = "dev, test or all: the half to measure on, by a hash of each item's id." };
        half.AcceptOnlyFromAmong("dev", "test", "all");
        var errors = new Option<int>("--errors") { Description = "How many errors to show.", DefaultValueFactory = _ => 20 };
        errors.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var count }] && (!int.TryParse(count, out var number) || number < 0))
            {
                result.AddError($"\"{count}\" is not a number of errors to show: write 0 or more.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object." };
        var command = new Command("markings", "Read a corpus of marked and unmarked texts, and print precision and recall with 95 % intervals by class, and the errors. Exits 0 when it measured, 2 on a usage error, 3 when the corpus cannot be read.")
        {
            folder, half, errors, json,
        };
        command.SetAction(parsed =>
        {
            try
            {
                var result = EvaluationResult.Of(parsed.GetRequiredValue(folder), parsed.GetValue(half));
                Action<EvaluationResult, int, TextWriter> write = parsed.GetValue(json) ? EvaluationJson.Write : EvaluationReport.Write;
                write(result, parsed.GetValue(errors), parsed.InvocationConfiguration.Output);
                return Measured;
            }
            catch (UnreadableException problem)
            {
                parsed.InvocationConfiguration.Error.WriteLine(problem.Message);
                return Unreadable;
            }
        });
        return command;
    }
}
