using System.CommandLine;
using Caveat.Cli.Logs;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat receipt` commands.</summary>
internal static class ReceiptCommands
{
    public static Command Create() => new("receipt", "Check receipts offline.") { Verify() };

    private static Command Verify()
    {
        var file = new Argument<FileInfo>("file") { Description = "The receipt, as GET /v1/receipts/{id} gave it." };
        var key = new Option<string?>("--key") { Description = $"The log's verifier key, or a file that holds it; by default the environment variable {ReceiptCheck.KeyVariable}." };
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object." };
        var command = new Command("verify", "Check that the log's key vouches for the entry in a receipt, and say what it records. Exits 0 when verified, 1 when not, 2 when that cannot be told.")
        {
            file, key, json,
        };
        command.SetAction(parsed => ReceiptCheck.Run(
            parsed.GetRequiredValue(file), parsed.GetValue(key), new Printer(parsed.GetValue(json), Console.Out, Console.Error)));
        return command;
    }
}
