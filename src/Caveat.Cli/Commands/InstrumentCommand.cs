using System.CommandLine;
using Caveat.Cli.AgreementFiles;
using Caveat.Cli.Orders;

namespace Caveat.Cli.Commands;

/// <summary>How the commands on agreements, orders and waivers answer, and the subcommands that `caveat order` and `caveat waiver` have in common.</summary>
internal static class InstrumentCommand
{
    public static Command Make(string name, string description, Func<ParseResult, Report, int> run, params Symbol[] symbols) =>
        Make(name, description, (parsed, report, _) => Task.FromResult(run(parsed, report)), symbols);

    public static Command Make(string name, string description, Func<ParseResult, Report, CancellationToken, Task<int>> run, params Symbol[] symbols)
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

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = new Report(parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                return await run(parsed, report, cancellationToken);
            }
            catch (FaultyException e)
            {
                return report.Invalid(e.Faults);
            }
            catch (UnreadableException e)
            {
                return report.Unusable(e.Message);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return report.Unusable(e.Message);
            }
        });
        return command;
    }

    public static Command Check<TDocument, TSigned>(InstrumentKind<TDocument, TSigned> kind)
        where TDocument : class
        where TSigned : class
    {
        var files = new Argument<string[]>("file") { Description = "The documents.", Arity = ArgumentArity.OneOrMore };
        return Make("check", "Read documents and report every fault with its place and its mend.", (parsed, report) =>
            new InstrumentRuns<TDocument, TSigned>(kind, TimeProvider.System, report).Check(parsed.GetRequiredValue(files)), files);
    }

    public static Command Sign<TDocument, TSigned>(InstrumentKind<TDocument, TSigned> kind)
        where TDocument : class
        where TSigned : class
    {
        var document = new Argument<string>("file") { Description = "The document, or the envelope that others signed." };
        var keys = new Option<string[]>("--key") { Description = "A private key's file; may be given more than once.", Required = true };
        var file = new Option<string>("--out") { Description = $"The signed {kind.Word}; where it exists already, signatures are added.", Required = true };
        var agreement = new Option<string?>("--agreement") { Description = "The directory of the signed agreement: refuses keys of people who do not sign this, and says who has signed." };
        return Make("sign", "Sign a document's exact bytes as one person or several.", (parsed, report) =>
            new InstrumentRuns<TDocument, TSigned>(kind, TimeProvider.System, report).Sign(
                parsed.GetRequiredValue(document), parsed.GetRequiredValue(keys), parsed.GetRequiredValue(file), parsed.GetValue(agreement)), document, keys, file, agreement);
    }

    public static Command Verify<TDocument, TSigned>(InstrumentKind<TDocument, TSigned> kind)
        where TDocument : class
        where TSigned : class
    {
        var path = new Argument<string>("file") { Description = $"The signed {kind.Word}, *.dsse.json." };
        var agreement = new Option<string>("--agreement") { Description = "The directory of the signed agreement, or one signed version.", Required = true };
        var others = new Option<string[]>("--with") { Description = $"A signed {kind.Word} that was accepted before, or a directory of them; may be given more than once." };
        var at = new Option<string?>("--at") { Description = "A time in UTC, 2026-03-02T17:00:00Z; now where it is not given." };
        return Make("verify", $"Verify that those signed who may, and that the {kind.Word} can be accepted under its agreement.", (parsed, report) =>
            new InstrumentRuns<TDocument, TSigned>(kind, TimeProvider.System, report).Verify(
                parsed.GetRequiredValue(path), parsed.GetRequiredValue(agreement), parsed.GetValue(others) ?? [], parsed.GetValue(at)), path, agreement, others, at);
    }

    public static Command Show<TDocument, TSigned>(InstrumentKind<TDocument, TSigned> kind)
        where TDocument : class
        where TSigned : class
    {
        var path = new Argument<string>("file") { Description = "A document or a signed one." };
        return Make("show", "Show what it says.", (parsed, report) =>
            new InstrumentRuns<TDocument, TSigned>(kind, TimeProvider.System, report).Show(parsed.GetRequiredValue(path)), path);
    }
}
