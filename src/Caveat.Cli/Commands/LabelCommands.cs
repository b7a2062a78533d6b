using System.CommandLine;
using Caveat.Cli.Labels;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat label` commands.</summary>
internal static class LabelCommands
{
    public static Command Create() => Create(TimeProvider.System);

    internal static Command Create(TimeProvider time) => new("label", "Show, set and check the machine-readable labels of files (STANAG 4774 and 4778). Works offline.")
    {
        Show(), Set(time), Check(),
    };

    private static Command Show()
    {
        var (file, trust, mapping, json) = (File(), Trust(), Mapping(), Json());
        var command = new Command("show", "Print every label of a file, inside it and in its sidecar. Exits 0 when all was read, 2 on a usage error, 3 when something could not be read.") { file, trust, mapping, json };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(
            WithInputs(parsed, file, trust, mapping, json, (path, inputs, output) => LabelShow.Run(path, inputs, output, cancellationToken))));
        return command;
    }

    private static Command Set(TimeProvider time)
    {
        var (file, json) = (File(), Json());
        var marking = new Option<string>("--marking") { Description = "The label in words, such as \"NATO RESTRICTED\".", Required = true };
        var policy = new Option<string?>("--policy") { Description = "Whose marking it is, where nations share the words: SECRET of FRA or USA." };
        var release = new Option<string?>("--releasable-to") { Description = "To whom it may be released, by ISO 3166-1 alpha-3 codes with commas: CHE,UKR." };
        var originator = new Option<string?>("--originator") { Description = "Who says so: an e-mail address, a directory name or a URI." };
        var review = new Option<string?>("--review") { Description = "When the label is to be looked at again, as 2031-03-02; five years from now by default." };
        var sidecar = new Option<bool>("--sidecar") { Description = "Write FILE.bdo although the file could carry the label." };
        var sign = new Option<string?>("--sign") { Description = "A PEM file with a certificate and its ECDSA key, to sign the binding with." };
        var command = new Command("set", "Give a file a label: inside an Office or PDF file, beside any other. An originator's label is never overwritten; a label of another policy is added as an alternative. Exits 0 when it was set, 1 when not, 2 on a usage error, 3 when the file cannot be read.")
        {
            file, marking, policy, release, originator, review, sidecar, sign, json,
        };
        command.SetAction(parsed => LabelSet.Run(
            parsed.GetRequiredValue(file),
            new LabelRequest(
                parsed.GetRequiredValue(marking),
                parsed.GetValue(policy),
                (parsed.GetValue(release) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                parsed.GetValue(originator),
                parsed.GetValue(review)),
            parsed.GetValue(sidecar),
            parsed.GetValue(sign),
            time,
            Output(parsed, json)));
        return command;
    }

    private static Command Check()
    {
        var (file, trust, mapping, json) = (File(), Trust(), Mapping(), Json());
        var command = new Command("check", "Compare a file's labels with its visible markings, and check its bindings. Exits 0 when they agree and hold, 1 when not, 2 on a usage error, 3 when something could not be read.") { file, trust, mapping, json };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(
            WithInputs(parsed, file, trust, mapping, json, (path, inputs, output) => LabelAgreement.Run(path, inputs, output, cancellationToken))));
        return command;
    }

    private static int WithInputs(ParseResult parsed, Argument<string> file, Option<string[]> trust, Option<string?> mapping, Option<bool> json, Func<string, LabelInputs, LabelOutput, int> run)
    {
        var path = parsed.GetRequiredValue(file);
        return LabelInputs.TryRead(parsed.GetValue(trust) ?? [], parsed.GetValue(mapping), out var inputs, out var error)
            ? run(path, inputs, Output(parsed, json))
            : Output(parsed, json).Refuse(LabelExit.Usage, path, "refused", error);
    }

    private static LabelOutput Output(ParseResult parsed, Option<bool> json) =>
        new(parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);

    private static Argument<string> File() => new("file") { Description = "The file; its sidecar is FILE.bdo." };

    private static Option<string[]> Trust() => new("--trust") { Description = "A certificate of a signer who is trusted (PEM or DER); may be given again. With it, check wants every binding signed by one of them." };

    private static Option<string?> Mapping() => new("--mapping") { Description = "A JSON file that says what an organisation's label identifiers mean: {\"GUID\": \"NATO RESTRICTED\"}." };

    private static Option<bool> Json() => new("--json") { Description = "Answer with one JSON object on one line." };
}
