using Caveat.Agreements.Orders;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Signed;
using Caveat.Agreements.Waivers;
using Caveat.Signing.Parties;
using static Caveat.Fuzzing.Targets.FuzzTargets;

namespace Caveat.Fuzzing.Targets;

/// <summary>Orders, waivers, and the envelopes around them.</summary>
internal static class InstrumentTargets
{
    private const string Head = "agreement: test\nauthority: office\nissued: 2026-03-05T12:00:00Z\nexpires: 2026-03-20T00:00:00Z\n---\n# A title\n\nText of it.\n\n## More\n\n| a | b |\n|---|---|\n| c | d |\n\n```order\n";

    private static readonly byte[][] MarkdownWords = Words(
        "---\n", "\n", "\r\n", "# ", "## 4.2 ", "```order\n", "```waiver\n", "```rule\n", "```\n", "| a |\n|---|\n", "terminate: ", "suspend: ", "stay: order a\n", "reinstate: ", "supersede: order a\n", "with: nothing\n", "with: terminate vendor v\n",
        "from: 2026-03-06T00:00:00Z\n", "stop: 9999-12-31T23:59:59Z\n", "until: 0001-01-01T00:00:00Z\n", "in flight: finish\n", "substitute: model v/*\n", "vendor v", "model v/m", "provider p", "organisation o", "app a", "network n",
        "when: use u\n", "and: organisations of kind k\n", "and: label above NATO SECRET\n", "and: tools t, unknown\n", "and: not declared d\n", "models v/a, v/b", "nations BEL, FRA", ",", ":", "\t", "\u202E", "\u200B", "é", "😀", "<b>", "[a]: b", "===", "2026-02-30T00:00:00Z");

    private static readonly byte[][] Orders =
    [
        Bytes($"---\norder: a\n{Head}terminate: vendor v\nfrom: 2026-03-06T00:00:00Z\nstop: 2026-09-06T00:00:00Z\nin flight: finish\nsubstitute: vendor w\n```\n"),
        Bytes($"---\norder: b\n{Head}suspend: model v/m\nuntil: 2027-03-06T00:00:00Z\n```\n"),
        Bytes($"---\norder: c\n{Head}stay: order a\nuntil: 2027-03-06T00:00:00Z\n```\n"),
        Bytes($"---\norder: d\n{Head}reinstate: order a\n```\n"),
        Bytes($"---\norder: e\n{Head}reinstate: organisation o\n```\n"),
        Bytes($"---\norder: f\n{Head}supersede: order a\nwith: suspend network n\nfrom: 2026-03-06T00:00:00Z\n```\n"),
        Bytes($"---\norder: g\n{Head}supersede: order a\nwith: nothing\n```\n"),
    ];

    private static readonly byte[][] Waivers =
    [
        Bytes("---\nwaiver: a\nagreement: test\nclause: 4.2\nsigner: p\nfrom: 2026-03-05T00:00:00Z\nuntil: 2026-03-25T00:00:00Z\nnotified: 2026-03-06T00:00:00Z\n---\n# A title\n\nText of it.\n\n```waiver\nwhen: organisations a, b\nand: use u\nand: data personal-data\nand: label above NATO RESTRICTED\nand: tools t, unknown\nand: not declared d\n```\n"),
        Bytes("---\nwaiver: b\nagreement: test\nclause: 9\nsigner: p\nfrom: 2026-03-05T00:00:00Z\nuntil: 2026-03-25T00:00:00Z\n---\n# A title\n\nText of it.\n"),
    ];

    public static IEnumerable<FuzzTarget> All()
    {
        using var key = PartyPrivateKey.Generate();
        byte[][] envelopes =
        [
            .. Orders.Take(2).Select(order => SignedOrder.Wrap(((DocumentResult<Order>.Parsed)OrderReader.Read(order, "o")).Document, "o").Sign(key).Envelope.ToJson()),
            .. Waivers.Select(waiver => SignedWaiver.Wrap(((DocumentResult<Waiver>.Parsed)WaiverReader.Read(waiver, "w")).Document, "w").Sign(key).Envelope.ToJson()),
        ];
        yield return new FuzzTarget("order", Orders, MarkdownWords, ReadOrder);
        yield return new FuzzTarget("waiver", Waivers, MarkdownWords, ReadWaiver);
        yield return new FuzzTarget("envelope", envelopes, [.. Words("\"payload\"", "\"payloadType\"", "\"signatures\"", "\"keyid\"", "\"sig\"", "[]", "{}", "null", "\\u0000", "\\ud800", "==", "-_", SignedOrder.PayloadType, SignedWaiver.PayloadType)], ReadEnvelope);
    }

    private static string ReadOrder(byte[] input)
    {
        if (OrderReader.Read(input, "o") is DocumentResult<Order>.Rejected rejected)
        {
            return Faults(rejected.Errors, input);
        }

        var order = ((DocumentResult<Order>.Parsed)OrderReader.Read(input, "o")).Document;
        var lines = OrderText.Write(order.Effect);
        var again = OrderReader.Read(Bytes($"---\norder: a\n{Head}{lines}```\n"), "o") as DocumentResult<Order>.Parsed;
        BrokenPromiseException.Unless(again?.Document.Effect == order.Effect, $"an order that does not read back: {lines}");
        return $"{order.Effect.Verb} {order.Takes?.GetType().Name} {order.Substitute?.GetType().Name}";
    }

    private static string ReadWaiver(byte[] input) => WaiverReader.Read(input, "w") switch
    {
        DocumentResult<Waiver>.Rejected rejected => Faults(rejected.Errors, input),
        DocumentResult<Waiver>.Parsed { Document: var waiver } => string.Join(' ', waiver.When.Terms.Select(term => term.GetType().Name)),
        _ => throw new BrokenPromiseException("a reading of a third kind"),
    };

    private static string ReadEnvelope(byte[] input)
    {
        var order = SignedOrder.Read(input, "o");
        var waiver = SignedWaiver.Read(input, "w");
        BrokenPromiseException.Unless(order is EnvelopeResult<SignedOrder>.Rejected || waiver is EnvelopeResult<SignedWaiver>.Rejected, "an envelope of two kinds");
        if (order is EnvelopeResult<SignedOrder>.Read { Document: var signed })
        {
            BrokenPromiseException.Unless(
                SignedOrder.Read(signed.Envelope.ToJson(), "o") is EnvelopeResult<SignedOrder>.Read again && again.Document.Order.Digest == signed.Order.Digest, "an envelope that does not read back");
            return $"order {signed.Envelope.Signatures.Length}";
        }

        var errors = order is EnvelopeResult<SignedOrder>.Rejected rejected ? rejected.Errors : [];
        BrokenPromiseException.Unless(errors.Length > 0, "a rejection without a reason");
        foreach (var error in errors)
        {
            IsSentence(error);
        }

        return $"{waiver.GetType().Name} {Promise.Kind(errors[0])}";
    }

    private static string Faults(IReadOnlyList<AgreementError> errors, byte[] input)
    {
        BrokenPromiseException.Unless(errors.Count is > 0 and <= 101, $"a strange number of faults: {errors.Count}");
        var lines = System.Text.Encoding.UTF8.GetString(input).Split('\n');
        foreach (var error in errors)
        {
            BrokenPromiseException.Unless(error.Line >= 1 && error.Line <= lines.Length, $"a fault in no line: {error.Line}");
            IsSentence(error.Message);
        }

        return string.Join(' ', errors.Take(3).Select(error => Promise.Kind(error.Message)));
    }

    // Some end in asking which word was meant.
    private static void IsSentence(string message) => Promise.IsSentence(message.EndsWith("\"?", StringComparison.Ordinal) ? message[..^1] + '.' : message);
}
