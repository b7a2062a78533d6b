using System.CommandLine;
using Caveat.Cli.Orders;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat waiver` commands.</summary>
internal static class WaiverCommands
{
    private static readonly WaiverKind Kind = new();

    public static Command Create() => new("waiver", "Write, sign, verify and read waivers, offline; submit, confirm and notify work with a running server. Exits 0 when all is well, 1 when a document or its signature is not valid, 2 when that cannot be told.")
    {
        New(), InstrumentCommand.Check(Kind), InstrumentCommand.Sign(Kind), InstrumentCommand.Verify(Kind), InstrumentCommand.Show(Kind),
        OperatingCommands.Submit(Kind.Word, Caveat.Agreements.Waivers.SignedWaiver.PayloadType), OperatingCommands.Confirm(Kind.Word, Caveat.Agreements.Waivers.SignedWaiver.PayloadType), OperatingCommands.Notify(),
    };

    private static Command New()
    {
        var id = new Argument<string>("id") { Description = "The waiver's id." };
        Option<string?>[] front =
        [
            Text("--agreement", "The id of the agreement.", required: true),
            Text("--clause", "The number of the clause that is waived.", required: true),
            Text("--signer", "The person who signs.", required: true),
            Text("--from", "From when it has effect.", required: true),
            Text("--until", "When it ends.", required: true),
            Text("--notified", "When notice of it was given."),
        ];
        var title = Text("--title", "The title.");
        var text = Text("--text", "The text under the title.");
        var when = Text("--when", "A term that narrows it: \"organisations A\".");
        var and = new Option<string[]>("--and") { Description = "A further term; may be given more than once." };
        var file = Text("--out", "The draft; never replaces a file.", required: true);
        return InstrumentCommand.Make("new", "Write a draft from options.", (parsed, report) =>
        {
            var draft = DraftText.Write(
                [("waiver", parsed.GetRequiredValue(id)), .. front.Select(option => (option.Name[2..], parsed.GetValue(option)))],
                parsed.GetValue(title) ?? $"Waiver {parsed.GetRequiredValue(id)}",
                parsed.GetValue(text) ?? $"Clause {parsed.GetValue(front[1])} of the agreement \"{parsed.GetValue(front[0])}\" is waived as stated here.",
                Kind.Word,
                [("when", parsed.GetValue(when)), .. (parsed.GetValue(and) ?? []).Select(term => ("and", (string?)term))]);
            return new InstrumentRuns<Caveat.Agreements.Waivers.Waiver, Caveat.Agreements.Waivers.SignedWaiver>(Kind, TimeProvider.System, report).New(draft, parsed.GetValue(file)!);
        }, [id, .. front, title, text, when, and, file]);
    }

    private static Option<string?> Text(string name, string description, bool required = false) => new(name) { Description = description, Required = required };
}
