using Caveat.Agreements.Orders;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Rules;
using Caveat.Agreements.Waivers;
using static Caveat.Fuzzing.Targets.FuzzTargets;

namespace Caveat.Fuzzing.Targets;

/// <summary>Orders and waivers.</summary>
internal static class InstrumentTargets
{
    private const string Head = "agreement: test\nauthority: office\nissued: 2026-03-05T12:00:00Z\nexpires: 2026-03-20T00:00:00Z\n---\n# A title\n\nText of it.\n\n## More\n\n| a | b |\n|---|---|\n| c | d |\n\n```order\n";

    private const string WaiverHead = "---\nwaiver: b\nagreement: test\nclause: 9\nsigner: p\nfrom: 2026-03-05T00:00:00Z\nuntil: 2026-03-25T00:00:00Z\n---\n# A title\n\n";

    private static readonly byte[][] MarkdownWords = Words(
        "---\n", "\n", "\r\n", "# ", "## 4.2 ", "```order\n", "```waiver\n", "```rule\n", "```\n", "| a |\n|---|\n", "terminate: ", "suspend: ", "stay: order a\n", "reinstate: ", "supersede: order a\n", "with: nothing\n", "with: terminate vendor v\n",
        "from: 2026-03-06T00:00:00Z\n", "stop: 9999-12-31T23:59:59Z\n", "until: 0001-01-01T00:00:00Z\n", "in flight: finish\n", "substitute: model v/*\n", "vendor v", "model v/m", "provider p", "organisation o", "app a", "network n",
        "when: use u\n", "and: organisations of kind k\n", "and: label above NATO SECRET\n", "and: tools t, unknown\n", "and: not declared d\n", "models v/a, v/b", "nations BEL, FRA", ",", ":", "\t", "\u202E", "\u200B", "é", "😀", "<b>", "[a]: b", "===", "2026-02-30T00:00:00Z");

    public static readonly byte[][] Orders =
    [
        Bytes($"---\norder: a\n{Head}terminate: vendor v\nfrom: 2026-03-06T00:00:00Z\nstop: 2026-09-06T00:00:00Z\nin flight: finish\nsubstitute: vendor w\n```\n"),
        Bytes($"---\norder: b\n{Head}suspend: model v/m\nuntil: 2027-03-06T00:00:00Z\n```\n"),
        Bytes($"---\norder: c\n{Head}stay: order a\nuntil: 2027-03-06T00:00:00Z\n```\n"),
        Bytes($"---\norder: d\n{Head}reinstate: order a\n```\n"),
        Bytes($"---\norder: e\n{Head}reinstate: organisation o\n```\n"),
        Bytes($"---\norder: f\n{Head}supersede: order a\nwith: suspend network n\nfrom: 2026-03-06T00:00:00Z\n```\n"),
        Bytes($"---\norder: g\n{Head}supersede: order a\nwith: nothing\n```\n"),
    ];

    public static readonly byte[][] Waivers =
    [
        Bytes("---\nwaiver: a\nagreement: test\nclause: 4.2\nsigner: p\nfrom: 2026-03-05T00:00:00Z\nuntil: 2026-03-25T00:00:00Z\nnotified: 2026-03-06T00:00:00Z\n---\n# A title\n\nText of it.\n\n```waiver\nwhen: organisations a, b\nand: use u\nand: data personal-data\nand: label above NATO RESTRICTED\nand: tools t, unknown\nand: not declared d\n```\n"),
        Bytes($"{WaiverHead}Text of it.\n"),
    ];

    public static IEnumerable<FuzzTarget> All()
    {
        yield return new FuzzTarget("order", [.. Orders, .. Kept("order")], MarkdownWords, ReadOrder) { IsLines = true };
        yield return new FuzzTarget("waiver", [.. Waivers, .. Kept("waiver")], MarkdownWords, ReadWaiver) { IsLines = true };
    }

    private static string ReadOrder(byte[] input)
    {
        if (OrderReader.Read(input, "o") is DocumentResult<Order>.Rejected rejected)
        {
            return Faults.Check(rejected.Errors, input);
        }

        var order = ((DocumentResult<Order>.Parsed)OrderReader.Read(input, "o")).Document;
        var lines = OrderText.Write(order.Effect);
        var again = OrderReader.Read(Bytes($"---\norder: a\n{Head}{lines}```\n"), "o") as DocumentResult<Order>.Parsed;
        BrokenPromiseException.Unless(again?.Document.Effect == order.Effect, $"an order that does not read back: {lines}");
        return $"{order.Effect.Verb} {order.Takes?.GetType().Name} {order.Substitute?.GetType().Name}";
    }

    private static string ReadWaiver(byte[] input) => WaiverReader.Read(input, "w") switch
    {
        DocumentResult<Waiver>.Rejected rejected => Faults.Check(rejected.Errors, input),
        DocumentResult<Waiver>.Parsed { Document: var waiver } => RoundTrip(waiver),
        _ => throw new BrokenPromiseException("a reading of a third kind"),
    };

    private static string RoundTrip(Waiver waiver)
    {
        var lines = string.Concat(waiver.When.Terms.Select((term, index) => $"{(index == 0 ? "when" : "and")}: {RuleText.Write(term)}\n"));
        var block = lines.Length == 0 ? "" : $"\n```waiver\n{lines}```\n";
        var again = WaiverReader.Read(Bytes($"{WaiverHead}Text of it.\n{block}"), "w") as DocumentResult<Waiver>.Parsed;
        BrokenPromiseException.Unless(again is not null && Shape.Of(again.Document.When) == Shape.Of(waiver.When), $"a waiver that does not read back: {lines}");
        return string.Join(' ', waiver.When.Terms.Select(term => term.GetType().Name));
    }
}
