using System.Text.Json.Nodes;
using Caveat.Agreements;
using Caveat.Cli.AgreementFiles;
using Caveat.Signing.Dsse;
using Spectre.Console;

namespace Caveat.Cli.Operating;

/// <summary>What the commands do that act on a running server.</summary>
internal sealed class OperatingRuns(ServerConnection server, Report report)
{
    /// <param name="payloadType">Of the kind of document that the command is for: a waiver is not submitted as an order.</param>
    public async Task<int> SubmitAsync(string file, string payloadType, string reason, CancellationToken cancellationToken)
    {
        var envelope = InputFiles.Read(file);
        Open(file, envelope, payloadType);
        var reply = await server.SendAsync(HttpMethod.Post, $"api/instruments?reason={Uri.EscapeDataString(reason)}", envelope, null, cancellationToken);
        return Say(reply, (answer, output) =>
        {
            output.WriteLine($"Submitted: {Text(answer, "kind")} {Text(answer, "id")}, version {Text(answer, "version")}, {Text(answer, "digest")}.");
            output.WriteLine($"It takes effect at {Text(answer, "effective")} at the earliest, once {Text(answer, "confirm")} has confirmed it.");
        });
    }

    /// <param name="document">The digest, or the signed file that was read: then exactly these bytes are confirmed.</param>
    public async Task<int> ConfirmAsync(string document, string payloadType, string reason, CancellationToken cancellationToken)
    {
        if (!AgreementDigest.TryParse(document, out var digest))
        {
            digest = AgreementDigest.Of(Open(document, InputFiles.Read(document), payloadType).Payload.Span);
        }

        var reply = await server.SendAsync(HttpMethod.Post, $"api/instruments/{digest}/confirm?reason={Uri.EscapeDataString(reason)}", null, null, cancellationToken);
        return Say(reply, (answer, output) =>
            output.WriteLine($"Confirmed: {Text(answer, "kind")} {Text(answer, "id")}, version {Text(answer, "version")}, binds; it takes effect at {Text(answer, "effective")}."));
    }

    public async Task<int> NotifyAsync(string waiver, string reason, CancellationToken cancellationToken)
    {
        var reply = await server.SendAsync(HttpMethod.Post, $"api/waivers/{Uri.EscapeDataString(waiver)}/notice?reason={Uri.EscapeDataString(reason)}", null, null, cancellationToken);
        return Say(reply, (answer, output) =>
            output.WriteLine($"Notice of the waiver {Text(answer, "waiver")} is on record as of {Text(answer, "given")}; the waiver ends at {Text(answer, "ends")}."));
    }

    public async Task<int> ListAsync(CancellationToken cancellationToken)
    {
        var reply = await server.SendAsync(HttpMethod.Get, "api/instruments", null, null, cancellationToken);
        return Say(reply, (answer, output) =>
        {
            foreach (var order in Items(answer, "orders"))
            {
                output.WriteLine($"{Text(order, "id")}: {Text(order, "state")}{(order["by"] is null ? "" : $" by {Text(order, "by")}")}; {Text(order, "title")}; {Text(order, "digest")}");
            }

            foreach (var pending in Items(answer, "pending"))
            {
                output.WriteLine($"{Text(pending, "id")}: {Text(pending, "kind")}, waits for a second person; submitted by {Text(pending, "submitted_by")} at {Text(pending, "submitted_at")}; {Text(pending, "digest")}");
            }

            if (!Items(answer, "orders").Concat(Items(answer, "pending")).Any())
            {
                output.WriteLine("No order was accepted, and nothing waits.");
            }
        });
    }

    public async Task<int> ReportAsync(string? from, string? to, CancellationToken cancellationToken)
    {
        List<string> query = [];
        query.AddRange(from is null ? [] : [$"from={Uri.EscapeDataString(from)}"]);
        query.AddRange(to is null ? [] : [$"to={Uri.EscapeDataString(to)}"]);
        var reply = await server.SendAsync(HttpMethod.Get, $"api/reports/clauses?{string.Join('&', query)}", null, null, cancellationToken);
        return Say(reply, (answer, output) =>
        {
            output.WriteLine($"From {Text(answer, "from")} to {Text(answer, "until")}, from the log {Text(answer, "log")}:");
            foreach (var clause in Items(answer, "clauses"))
            {
                output.WriteLine($"{Text(clause, "clause")}: {Text(clause, "permitted")} permitted, {Text(clause, "held")} held, {Text(clause, "refused")} refused");
            }

            if (answer["note"] is not null)
            {
                output.WriteLine(Text(answer, "note"));
            }
        });
    }

    private int Say(ServerReply reply, Action<JsonNode, TextWriter> show)
    {
        var answer = reply.Json;
        return reply.IsNoAnswer ? report.Unusable(string.Join(' ', reply.Faults))
            : reply.IsDone ? report.Say(answer, ServerJson.Default.JsonNode, valid: true, (IAnsiConsole _, TextWriter output) => show(answer, output))
            : report.Say(answer, ServerJson.Default.JsonNode, valid: false, (_, _) => { }, reply.Faults);
    }

    private static DsseEnvelope Open(string file, byte[] envelope, string payloadType)
    {
        if (!DsseEnvelope.TryRead(envelope, out var read, out var error))
        {
            throw new UnreadableException($"{file}: {error}");
        }

        return read.PayloadType == payloadType
            ? read
            : throw new UnreadableException($"\"{file}\" holds \"{ServerReply.Text(read.PayloadType)}\", not \"{payloadType}\": use the command for that kind of document.");
    }

    private static string Text(JsonNode node, string name) => ServerReply.Text(node[name]);

    private static IEnumerable<JsonNode> Items(JsonNode node, string name) => node[name]?.AsArray().OfType<JsonNode>() ?? [];
}
