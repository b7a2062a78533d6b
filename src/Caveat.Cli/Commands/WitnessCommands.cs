using System.CommandLine;
using Caveat.Cli.Logs;
using Caveat.Cli.Witnesses;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat witness` commands.</summary>
internal static class WitnessCommands
{
    private static readonly Option<bool> Json = new("--json") { Description = "Answer with one JSON object." };

    public static Command Create() => new("witness", "Witness other organisations' logs: cosign their checkpoints as long as they only grow.") { Key(), Serve() };

    private static Command Key()
    {
        var name = new Argument<string>("name") { Description = "The witness's name in its signatures, such as witness.example/mod-1." };
        var file = new Option<string>("--out") { Description = "The new private key's file; never replaces one.", Required = true };
        var command = new Command("key", "Make a witness's key (Ed25519 cosignatures), and print the public half.") { name, file, Json };
        command.SetAction(parsed => WitnessKeyMaking.Run(parsed.GetRequiredValue(name), parsed.GetRequiredValue(file), Printer(parsed)));
        return command;
    }

    private static Command Serve()
    {
        var logs = new Option<string[]>("--log") { Description = "The verifier key of a log to witness, or a file that holds it; once per key.", Required = true };
        var key = new Option<string>("--key") { Description = "The witness's private key file.", Required = true };
        var state = new Option<string>("--state") { Description = "The folder of what was cosigned; never put back an older copy of it.", Required = true };
        var url = new Option<string>("--url") { Description = "Where to listen, in plain HTTP; put a proxy with TLS before it.", DefaultValueFactory = _ => "http://127.0.0.1:7300/" };
        var command = new Command("serve", "Answer logs that ask for cosignatures (C2SP tlog-witness), until stopped. Exits 2 when it cannot start.") { logs, key, state, url, Json };
        command.SetAction((parsed, cancellationToken) => WitnessServing.RunAsync(
            parsed.GetRequiredValue(logs), parsed.GetRequiredValue(key), parsed.GetRequiredValue(state), parsed.GetRequiredValue(url),
            TimeProvider.System, Printer(parsed), cancellationToken));
        return command;
    }

    private static Printer Printer(ParseResult parsed) => new(parsed.GetValue(Json), Console.Out, Console.Error);
}
