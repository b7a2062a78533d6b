using System.CommandLine;
using System.Globalization;
using Caveat.Cli.Logs;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat ledger` commands.</summary>
internal static class LedgerCommands
{
    private const double MostHours = 1_000_000;

    private static readonly Argument<string> Location = new("path-or-url")
    {
        Description = "A ledger folder, a data folder that holds one, or the http address of one.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Answer with one JSON object." };

    public static Command Create() => new("ledger", "Verify and read a ledger, offline or over http.") { Verify(), Show() };

    private static Command Verify()
    {
        var key = new Option<string?>("--key") { Description = "The log's verifier key, or a file that holds it; by default the log's own log.vkey." };
        var older = new Option<FileInfo?>("--checkpoint") { Description = "An older checkpoint, to find whether the log was truncated or rewritten since." };
        var witnesses = new Option<FileInfo?>("--witnesses") { Description = "A policy of witnesses (C2SP tlog-policy), whose quorum must have cosigned the log." };
        var maxAge = new Option<double?>("--max-age") { Description = "Hours after which a cosignature counts no longer; any age does where it is not given." };
        maxAge.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var hours) || hours is not (> 0 and < MostHours)))
            {
                result.AddError($"'--max-age {result.Tokens[0].Value}' is not a number of hours; give more than 0.");
            }
        });
        var command = new Command("verify", "Check every entry, every tile and the checkpoint's signature. Exits 0 when verified, 1 when not, 2 when that cannot be told.")
        {
            Location, key, older, witnesses, maxAge, Json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var printer = new Printer(parsed.GetValue(Json), Console.Out, Console.Error);
            TimeSpan? age = parsed.GetValue(maxAge) is { } hours ? TimeSpan.FromHours(hours) : null;
            QuorumCheck? quorum = null;
            return parsed.GetValue(witnesses) is { } policy && !QuorumCheck.TryRead(policy, age, TimeProvider.System, out quorum, out var problem)
                ? Task.FromResult(printer.Unusable(problem!))
                : LedgerVerification.RunAsync(
                    parsed.GetRequiredValue(Location), parsed.GetValue(key), parsed.GetValue(older), quorum, printer, cancellationToken);
        });
        return command;
    }

    private static Command Show()
    {
        var index = new Argument<long?>("index") { Description = "The one entry to show in full, counted from 0.", Arity = ArgumentArity.ZeroOrOne };
        var last = new Option<int>("--last") { Description = "How many of the last entries to list.", DefaultValueFactory = _ => 20 };
        last.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var count) || count < 1))
            {
                result.AddError($"'--last {result.Tokens[0].Value}' is not a number of entries; give 1 or more.");
            }
        });
        var command = new Command("show", "List the last entries, or show one, as found and not verified.") { Location, index, last, Json };
        command.SetAction((parsed, cancellationToken) => LedgerView.RunAsync(
            parsed.GetRequiredValue(Location), parsed.GetValue(index), parsed.GetValue(last),
            new Printer(parsed.GetValue(Json), Console.Out, Console.Error), cancellationToken));
        return command;
    }
}
