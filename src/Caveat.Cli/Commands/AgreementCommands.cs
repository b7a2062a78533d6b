using System.CommandLine;
using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat agreement` commands.</summary>
internal static class AgreementCommands
{
    public static Command Create() => new("agreement", "Write, sign, verify and read agreements, offline. Exits 0 when all is well, 1 when a document or its signatures are not valid, 2 when that cannot be told.")
    {
        Key(), Enrol(), Check(), Sign(), Verify(), Show(),
    };

    private static Command Key()
    {
        var party = new Argument<string>("party") { Description = "The id of the party, or of the person, as its row of the agreement names it." };
        var file = new Option<string>("--out") { Description = "The new private key's file; never replaces one.", Required = true };
        return Make("key", "Make the key of a party or a person, and print the public half for the agreement's table.", (parsed, report) =>
            KeyMaking.Run(parsed.GetRequiredValue(party), parsed.GetRequiredValue(file), report), party, file);
    }

    private static Command Enrol()
    {
        var draft = new Argument<string>("draft") { Description = "The draft, whose keys are the word unenrolled." };
        var parties = new Option<string[]>("--party") { Description = "PARTY=KEY, once per party: KEY is p384:… or the file of its key.", DefaultValueFactory = _ => [] };
        var people = new Option<string[]>("--person") { Description = "PERSON=KEY, once per person who signs orders or waivers.", DefaultValueFactory = _ => [] };
        var amends = new Option<string?>("--amends") { Description = "The version that this one amends, as document or as signed: its hash is filled in." };
        var file = new Option<string>("--out") { Description = "The filled-in document; never replaces a file.", Required = true };
        return Make("enrol", "Fill the keys of parties and people into a draft, and change nothing else.", (parsed, report) =>
            Enrolment.Run(parsed.GetRequiredValue(draft), parsed.GetRequiredValue(parties), parsed.GetRequiredValue(people), parsed.GetValue(amends), parsed.GetRequiredValue(file), report), draft, parties, people, amends, file);
    }

    private static Command Check()
    {
        var files = new Argument<string[]>("file") { Description = "The documents.", Arity = ArgumentArity.OneOrMore };
        return Make("check", "Read documents and report every fault with its place and its mend.", (parsed, report) =>
            DocumentCheck.Run(parsed.GetRequiredValue(files), report), files);
    }

    private static Command Sign()
    {
        var document = new Argument<string>("file") { Description = "The document, with all parties enrolled." };
        var keys = new Option<string[]>("--key") { Description = "A private key's file; may be given more than once.", Required = true };
        var file = new Option<string>("--out") { Description = "The signed agreement; where it exists already, signatures are added.", Required = true };
        return Make("sign", "Sign a document's exact bytes as one party or several.", (parsed, report) =>
            DocumentSigning.Run(parsed.GetRequiredValue(document), parsed.GetRequiredValue(keys), parsed.GetRequiredValue(file), report), document, keys, file);
    }

    private static Command Verify()
    {
        var paths = new Argument<string[]>("path") { Description = "Signed agreements (*.dsse.json), or directories that hold them: all versions of one agreement.", Arity = ArgumentArity.OneOrMore };
        var pin = new Option<string?>("--pin") { Description = "The digest that version 1 must have, sha256:…, known by another way." };
        return Make("verify", "Verify that the parties signed every version, and say who signed, when it is in force and where.", (parsed, report) =>
            HistoryCheck.Run(parsed.GetRequiredValue(paths), parsed.GetValue(pin), TimeProvider.System, report), paths, pin);
    }

    private static Command Show()
    {
        var path = new Argument<string>("path") { Description = "A document, a signed agreement, or a directory of signed versions." };
        var at = new Option<string?>("--at") { Description = "A time in UTC, 2026-03-02T17:00:00Z: shows the version in force then; now where it is not given." };
        return Make("show", "Show an agreement's clauses with their enforcement labels.", (parsed, report) =>
            AgreementView.Run(parsed.GetRequiredValue(path), parsed.GetValue(at), TimeProvider.System, report), path, at);
    }

    private static Command Make(string name, string description, Func<ParseResult, Report, int> run, params Symbol[] symbols)
    {
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object." };
        var command = new Command(name, description) { json };
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else if (symbol is Option option)
            {
                command.Add(option);
            }
        }

        command.SetAction(parsed =>
        {
            var report = new Report(parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                return run(parsed, report);
            }
            catch (UnreadableException e)
            {
                return report.Unusable(e.Message);
            }
        });
        return command;
    }
}
