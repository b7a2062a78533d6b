using System.CommandLine;
using Caveat.Agreements.History;
using Caveat.Cli.AgreementFiles;
using Caveat.Cli.Analysis;
using Caveat.Cli.Analysis.Publication;
using Caveat.Cli.Analysis.Replays;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat agreement` commands.</summary>
internal static class AgreementCommands
{
    public static Command Create() => new("agreement", "Write, sign, verify and read agreements, offline; submit and confirm work with a running server. Exits 0 when all is well, 1 when a document or its signatures are not valid, 2 when that cannot be told.")
    {
        Key(), Enrol(), Check(), Diff(), Sign(), Verify(), Show(), Replay(), Publish(),
        OperatingCommands.Submit("agreement", SignedAgreement.PayloadType), OperatingCommands.Confirm("agreement", SignedAgreement.PayloadType),
    };

    private static Command Key()
    {
        var party = new Argument<string>("party") { Description = "The id of the party, or of the person, as its row of the agreement names it." };
        var file = new Option<string>("--out") { Description = "The new private key's file; never replaces one.", Required = true };
        return InstrumentCommand.Make("key", "Make the key of a party or a person, and print the public half for the agreement's table.", (parsed, report) =>
            KeyMaking.Run(parsed.GetRequiredValue(party), parsed.GetRequiredValue(file), report), party, file);
    }

    private static Command Enrol()
    {
        var draft = new Argument<string>("draft") { Description = "The draft, whose keys are the word unenrolled." };
        var parties = new Option<string[]>("--party") { Description = "PARTY=KEY, once per party: KEY is p384:… or the file of its key.", DefaultValueFactory = _ => [] };
        var people = new Option<string[]>("--person") { Description = "PERSON=KEY, once per person who signs orders or waivers.", DefaultValueFactory = _ => [] };
        var amends = new Option<string?>("--amends") { Description = "The version that this one amends, as document or as signed: its hash is filled in." };
        var file = new Option<string>("--out") { Description = "The filled-in document; never replaces a file.", Required = true };
        return InstrumentCommand.Make("enrol", "Fill the keys of parties and people into a draft, and change nothing else.", (parsed, report) =>
            Enrolment.Run(parsed.GetRequiredValue(draft), parsed.GetRequiredValue(parties), parsed.GetRequiredValue(people), parsed.GetValue(amends), parsed.GetRequiredValue(file), report), draft, parties, people, amends, file);
    }

    private static Command Check()
    {
        var files = new Argument<string[]>("file") { Description = "The documents, or signed agreements (*.dsse.json); different agreements are also checked together.", Arity = ArgumentArity.OneOrMore };
        var against = new Option<string?>("--against") { Description = "The version that the document amends: reports what it permits that was refused or held." };
        var strict = new Option<bool>("--strict") { Description = "Exit 1 on warnings too." };
        return InstrumentCommand.Make("check", "Read documents and report every fault with its place and its mend, and what their clauses do to each other.", (parsed, report) =>
            DocumentCheck.Run(parsed.GetRequiredValue(files), parsed.GetValue(against), parsed.GetValue(strict), report), files, against, strict);
    }

    private static Command Diff()
    {
        var before = new Argument<string>("before") { Description = "The version that stands: a document or a signed agreement." };
        var after = new Argument<string>("after") { Description = "The version that amends it." };
        var language = new Option<string>("--language") { Description = "en or fr.", DefaultValueFactory = _ => "en" };
        return InstrumentCommand.Make("diff", "Say in plain words what an amendment changes, and which exchanges are decided otherwise.", (parsed, report) =>
            VersionComparison.Run(parsed.GetRequiredValue(before), parsed.GetRequiredValue(after), parsed.GetRequiredValue(language), report), before, after, language);
    }

    private static Command Sign()
    {
        var document = new Argument<string>("file") { Description = "The document, with all parties enrolled." };
        var keys = new Option<string[]>("--key") { Description = "A private key's file; may be given more than once.", Required = true };
        var file = new Option<string>("--out") { Description = "The signed agreement; where it exists already, signatures are added.", Required = true };
        return InstrumentCommand.Make("sign", "Sign a document's exact bytes as one party or several.", (parsed, report) =>
            DocumentSigning.Run(parsed.GetRequiredValue(document), parsed.GetRequiredValue(keys), parsed.GetRequiredValue(file), report), document, keys, file);
    }

    private static Command Verify()
    {
        var paths = new Argument<string[]>("path") { Description = "Signed agreements (*.dsse.json), or directories that hold them: all versions of one agreement.", Arity = ArgumentArity.OneOrMore };
        var pin = new Option<string?>("--pin") { Description = "The digest that version 1 must have, sha256:…, known by another way." };
        return InstrumentCommand.Make("verify", "Verify that the parties signed every version, and say who signed, when it is in force and where.", (parsed, report) =>
            HistoryCheck.Run(parsed.GetRequiredValue(paths), parsed.GetValue(pin), TimeProvider.System, report), paths, pin);
    }

    private static Command Show()
    {
        var path = new Argument<string>("path") { Description = "A document, a signed agreement, or a directory of signed versions." };
        var at = new Option<string?>("--at") { Description = "A time in UTC, 2026-03-02T17:00:00Z: shows the version in force then; now where it is not given." };
        return InstrumentCommand.Make("show", "Show an agreement's clauses with their enforcement labels.", (parsed, report) =>
            AgreementView.Run(parsed.GetRequiredValue(path), parsed.GetValue(at), TimeProvider.System, report), path, at);
    }

    private static Command Replay()
    {
        var ledger = new Argument<string>("ledger-data") { Description = "A ledger folder, a data folder that holds one, or the http address of one. Entries are taken as found: `caveat ledger verify` verifies them." };
        var from = new Option<string?>("--from") { Description = "Only decisions from this time on, in UTC: 2026-03-02T17:00:00Z." };
        var to = new Option<string?>("--to") { Description = "Only decisions before this time." };
        var draft = new Option<string?>("--with") { Description = "A draft, a document or a signed agreement: reports which decisions would change. Without it, verifies that every decision is made again as it stands." };
        var agreements = new Option<string[]>("--agreement") { Description = "A signed agreement or a directory of its versions, once per agreement that decided." };
        var orders = new Option<string[]>("--order") { Description = "A signed order that was in effect, or a directory of them." };
        var waivers = new Option<string[]>("--waiver") { Description = "A signed waiver that was in effect, or a directory of them." };
        return InstrumentCommand.Make("replay", "Decide a ledger's recorded facts again, as they were or under a draft.", (parsed, report, cancellationToken) => DecisionReplaying.RunAsync(
            new(
                parsed.GetRequiredValue(ledger),
                parsed.GetValue(from) is { } start ? Times.Parse(start) : null,
                parsed.GetValue(to) is { } end ? Times.Parse(end) : null,
                parsed.GetValue(draft),
                parsed.GetValue(agreements) ?? [],
                parsed.GetValue(orders) ?? [],
                parsed.GetValue(waivers) ?? []),
            report,
            cancellationToken), ledger, from, to, draft, agreements, orders, waivers);
    }

    private static Command Publish()
    {
        var signed = new Argument<string>("signed") { Description = "A signed agreement; a document gives an annex that is marked as a draft." };
        var file = new Option<string>("--out") { Description = "The HTML file; replaced where it exists.", Required = true };
        var pdf = new Option<bool>("--pdf") { Description = "Also make a PDF beside it, with the Chromium of this machine." };
        var language = new Option<string?>("--language") { Description = "en or fr, for the words around the text; the agreement's first language where it is not given." };
        return InstrumentCommand.Make("publish", "Write an annex to attach to a contract: text, rules in words, signatures, enforcement labels, hash.", (parsed, report, cancellationToken) => AnnexPublishing.RunAsync(
            parsed.GetRequiredValue(signed),
            parsed.GetRequiredValue(file),
            parsed.GetValue(pdf),
            parsed.GetValue(language),
            Environment.GetEnvironmentVariable("PATH"),
            report,
            cancellationToken), signed, file, pdf, language);
    }
}
