using System.CommandLine;
using Caveat.Cli.Operating;

namespace Caveat.Cli.Commands;

/// <summary>The commands that act on a running server; every other command works offline.</summary>
internal static class OperatingCommands
{
    public static Command Submit(string noun, string payloadType)
    {
        var file = new Argument<string>("file") { Description = $"The signed {noun}, *.dsse.json." };
        return Make("submit", $"Submit a signed {noun} to a running server, where another person confirms it.", true, (parsed, runs, reason, cancellationToken) =>
            runs.SubmitAsync(parsed.GetRequiredValue(file), payloadType, reason, cancellationToken), file);
    }

    public static Command Confirm(string noun, string payloadType)
    {
        var document = new Argument<string>("document") { Description = "Its digest, sha256:…, or the signed file that you have read." };
        return Make("confirm", $"Confirm the {noun} that another person submitted: it binds from then on, at the times that it names.", true, (parsed, runs, reason, cancellationToken) =>
            runs.ConfirmAsync(parsed.GetRequiredValue(document), payloadType, reason, cancellationToken), document);
    }

    public static Command List() => Make("list", "List a running server's orders, where they stand, and what waits for a second person.", false, (_, runs, _, cancellationToken) =>
        runs.ListAsync(cancellationToken));

    public static Command Notify()
    {
        var id = new Argument<string>("id") { Description = "The id of the waiver." };
        return Make("notify", "Record with a running server that notice of a waiver was given.", true, (parsed, runs, reason, cancellationToken) =>
            runs.NotifyAsync(parsed.GetRequiredValue(id), reason, cancellationToken), id);
    }

    public static Command Report()
    {
        var from = new Option<string?>("--from") { Description = "The beginning in UTC, 2026-03-02 or 2026-03-02T17:00:00Z; 30 days before the end where it is not given." };
        var to = new Option<string?>("--to") { Description = "The end, which is not in it; now where it is not given." };
        return Make("report", "Show what each clause did, from a running server's log.", false, (parsed, runs, _, cancellationToken) =>
            runs.ReportAsync(parsed.GetValue(from), parsed.GetValue(to), cancellationToken), from, to);
    }

    private static Command Make(string name, string description, bool withReason, Func<ParseResult, OperatingRuns, string, CancellationToken, Task<int>> run, params Symbol[] symbols)
    {
        var server = new Option<string>("--server") { Description = "The server's address, https://caveat.example.org. No other is asked.", Required = true };
        var key = new Option<string>("--key-file") { Description = "The file that holds your API key and nothing else.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why, in your words; they stay in the server's database.", Required = true };
        return InstrumentCommand.Make(name, description, async (parsed, report, cancellationToken) =>
        {
            using var connection = ServerConnection.Open(parsed.GetRequiredValue(server), parsed.GetRequiredValue(key));
            return await run(parsed, new OperatingRuns(connection, report), withReason ? parsed.GetRequiredValue(reason) : "", cancellationToken);
        }, [.. symbols, server, key, .. withReason ? new Symbol[] { reason } : []]);
    }
}
