using System.CommandLine;
using Caveat.Cli.AgreementFiles;
using Caveat.Cli.Orders;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat order` commands.</summary>
internal static class OrderCommands
{
    private static readonly OrderKind Kind = new();

    public static Command Create() => new("order", "Write, sign, verify and preview orders, and prove that they were kept, offline; submit, confirm and list work with a running server. Exits 0 when all is well, 1 when something is not valid or not kept, 2 when that cannot be told.")
    {
        New(), InstrumentCommand.Check(Kind), InstrumentCommand.Sign(Kind), InstrumentCommand.Verify(Kind), InstrumentCommand.Show(Kind), Preview(), Prove(),
        OperatingCommands.Submit(Kind.Word, Caveat.Agreements.Orders.SignedOrder.PayloadType), OperatingCommands.Confirm(Kind.Word, Caveat.Agreements.Orders.SignedOrder.PayloadType), OperatingCommands.List(),
    };

    private static Command New()
    {
        var id = new Argument<string>("id") { Description = "The order's id, end-of-vendor-2026-03." };
        var agreement = Text("--agreement", "The id of the agreement that names the authority.", required: true);
        var authority = Text("--authority", "The authority that orders.", required: true);
        var issued = Text("--issued", "When it is issued; now where it is not given.");
        var expires = Text("--expires", "From when it is not accepted any more.");
        var title = Text("--title", "The title.");
        var text = Text("--text", "The text under the title.");
        var file = Text("--out", "The draft; never replaces a file.", required: true);
        // The rest are the lines of the block, in its own words.
        Option<string?>[] lines =
        [
            Text("--terminate", "What it ends: \"vendor V\", \"model V/name\", \"provider P\", \"organisation O\", \"app A\" or \"network N\"."),
            Text("--suspend", "What it ends for a time."),
            Text("--stay", "The order that it stays: \"order ID\"."),
            Text("--reinstate", "What it gives back: a target, or \"order ID\"."),
            Text("--supersede", "The order that it takes the place of: \"order ID\"."),
            Text("--with", "With --supersede: \"terminate …\", \"suspend …\" or \"nothing\"."),
            Text("--from", "From when; the time of issue where it is not given."),
            Text("--stop", "The hard stop; --from where it is not given."),
            Text("--until", "When a suspension or a stay ends by itself."),
            Text("--in-flight", "At the hard stop: finish or cut."),
            Text("--substitute", "What is to take over: \"vendor V\"."),
        ];
        return InstrumentCommand.Make("new", "Write a draft from options.", (parsed, report) =>
        {
            string? Value(Option<string?> option) => parsed.GetValue(option);
            var draft = DraftText.Write(
                [("order", parsed.GetRequiredValue(id)), ("agreement", Value(agreement)), ("authority", Value(authority)), ("issued", Value(issued) ?? Times.Text(TimeProvider.System.GetUtcNow())), ("expires", Value(expires))],
                Value(title) ?? $"Order {parsed.GetRequiredValue(id)}",
                Value(text) ?? $"The authority \"{Value(authority)}\" orders under the agreement \"{Value(agreement)}\" what stands below.",
                Kind.Word,
                lines.Select(line => (line.Name == "--in-flight" ? "in flight" : line.Name[2..], Value(line))));
            return new InstrumentRuns<Caveat.Agreements.Orders.Order, Caveat.Agreements.Orders.SignedOrder>(Kind, TimeProvider.System, report).New(draft, Value(file)!);
        }, [id, agreement, authority, issued, expires, title, text, file, .. lines]);
    }

    private static Command Preview()
    {
        var order = new Argument<string>("file") { Description = "The order, as document or as signed." };
        var agreements = Text("--agreements", "The directory of the signed agreement, or the directory above those of several.", required: true);
        var ledger = Text("--ledger", "A ledger folder, a data folder that holds one, or the http address of one.", required: true);
        var at = Text("--at", "The end of the 30 days that are looked at; now where it is not given.");
        return InstrumentCommand.Make("preview", "Say from the ledger whom an order would have met in the last 30 days, and what could have answered in the place of what it ends.", (parsed, report, cancellationToken) =>
            OrderPreview.RunAsync(
                parsed.GetRequiredValue(order), parsed.GetValue(agreements)!, parsed.GetValue(ledger)!, parsed.GetValue(at), TimeProvider.System, report, cancellationToken), order, agreements, ledger, at);
    }

    private static Command Prove()
    {
        var order = new Argument<string>("file") { Description = "The signed order." };
        var agreements = Text("--agreements", "The directory of the signed agreement, or the directory above those of several.", required: true);
        var ledger = Text("--ledger", "A ledger folder, a data folder that holds one, or the http address of one.", required: true);
        var key = Text("--key", "The log's verifier key, or a file that holds it; by default the log's own log.vkey.");
        var others = new Option<string[]>("--with") { Description = "A signed order that was accepted too, such as a stay, or a directory of them; may be given more than once." };
        return InstrumentCommand.Make("prove", "Verify the ledger, and show that after the order's hard stop nothing was permitted that it ends.", (parsed, report, cancellationToken) =>
            OrderProof.RunAsync(
                parsed.GetRequiredValue(order), parsed.GetValue(others) ?? [], parsed.GetValue(agreements)!, parsed.GetValue(ledger)!, parsed.GetValue(key), report, cancellationToken), order, agreements, ledger, key, others);
    }

    private static Option<string?> Text(string name, string description, bool required = false) => new(name) { Description = description, Required = required };
}
