using System.Buffers;
using System.Text.Json;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Records;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Agreements.Tests;
using Caveat.Labels;
using static Caveat.Fuzzing.Targets.FuzzTargets;

namespace Caveat.Fuzzing.Targets;

/// <summary>Entries of decisions: whoever holds a ledger's files may have changed them.</summary>
internal static class RecordTargets
{
    private static readonly AgreementEvaluator Evaluator = new(((ReadResult.Parsed)AgreementReader.Read(Bytes(Document.Full), "a")).Agreement);

    private static readonly ExchangeFacts Plain = new()
    {
        Time = new DateTimeOffset(2026, 3, 2, 17, 0, 0, TimeSpan.Zero).AddTicks(7),
        Network = NetworkId.Parse("net-a"),
        Organisation = OrganisationId.Parse("desk"),
        Nation = NationCode.Parse("BEL"),
        Purpose = PurposeId.Parse("staff-work"),
        Vendor = VendorId.Parse("vendor"),
        Model = ModelName.Parse("vendor/large"),
        Grade = new Grade(PolicyId.Nato, Classification.Unclassified),
        Findings = [],
    };

    private static readonly ExchangeFacts Full = Plain with
    {
        Released = new Grade(PolicyId.Nato, Classification.Secret),
        Unread = true,
        Findings = [UseId.Parse("spying")],
        Provider = ProviderId.Parse("p"),
        Location = NationCode.Parse("FRA"),
        App = AppId.Parse("app"),
        Continues = true,
        IsAnswer = true,
        Data = [DataKindId.Parse("secrets"), DataKindId.Parse("personal-data")],
        Irremovable = [DataKindId.Parse("personal-data")],
        Tools = ["fire_all", "é😀"],
        Declarations = [DeclarationId.Parse("warrant")],
        Approved = [new(AgreementId.Parse("test"), ClauseNumber.Parse("6"))],
        Exhausted = [new(AgreementId.Parse("other"), ClauseNumber.Parse("4.2"))],
    };

    public static IEnumerable<FuzzTarget> All()
    {
        var full = System.Text.Encoding.UTF8.GetString(Write("x-2", "openai.chat", ExchangePhase.Answer, Full, [1, 2, 3], [255]));
        var digest = Evaluator.Agreement.Digest.Value;
        var together = full
            .Replace("\"surface\":", $"\"with\":[{{\"agreement\":\"other\",\"version\":3,\"digest\":\"{digest}\"}}],\"instruments\":\"{digest}\",\"surface\":", StringComparison.Ordinal)
            .Replace("\"subject\":", $"\"order\":{{\"id\":\"o-1\",\"digest\":\"{digest}\"}},\"waivers\":[{{\"id\":\"w-1\",\"digest\":\"{digest}\"}}],\"subject\":", StringComparison.Ordinal);
        byte[][] seeds = [Write("x-1", "openai.chat", ExchangePhase.Prompt, Plain, [], []), Bytes(full), Bytes(together), .. Kept("record")];
        var words = Words(
            "\"v\":1,", "\"type\":\"decision\",", "\"version\":-1", "2147483648", "1.5", "1e0", "null", "[]", "{}", "\"\"", "true", "\"\\ud800\"", "\\u0000", "\\u202e", "\"findings\":null,", "\"tools\":[\"\",\"a\"],", "\"data\":[\"\"],", "\"approved\":[\"test/6\",\"\"],", "\"exhausted\":[\"4.2\"],", "\"clauses\":[\"other/4.2\",\"9\"],",
            "\"label\":\"COSMIC TOP SECRET\",", "\"label\":\"RUR SECRET\",", "\"label\":\" SECRET\",", "\"label\":\"UNMARKED\",", "\"released\":\"\",", "2026-03-02T17:00:00.0000000Z", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00.0000000Z", "2026-03-02T17:00:00+02:00", "permitted", "held", "refused", "order_in_force", "prompt", "answer", "0g", "abc", "ABCD");
        yield return new FuzzTarget("record", seeds, words, Read);
    }

    private static byte[] Write(string id, string surface, ExchangePhase phase, in ExchangeFacts facts, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> prompt)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        DecisionRecord.Write(writer, id, surface, phase, facts, Evaluator.Decide(facts), subject, prompt);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    // What is read is decided again, as a replay does it, and written again.
    private static string Read(byte[] input)
    {
        var isRead = DecisionRecord.TryRead(input, out var record, out var error);
        BrokenPromiseException.Unless(isRead == error is null, "an error with success, or a failure without one");
        if (error is not null)
        {
            Faults.IsSentence(error);
            return string.Join(' ', error.Split('"').Take(2));
        }

        var written = Write(record.ExchangeId, record.Surface, record.Phase, record.Facts, record.Subject.Span, record.Prompt.Span);
        BrokenPromiseException.Unless(DecisionRecord.TryRead(written, out var again, out var lost), $"an entry that does not read back: {lost}");
        BrokenPromiseException.Unless(Shape.Of(again.Facts) == Shape.Of(record.Facts), $"facts that read back otherwise: {Shape.Of(record.Facts)} / {Shape.Of(again.Facts)}");
        BrokenPromiseException.Unless(again.ExchangeId == record.ExchangeId && again.Surface == record.Surface && again.Subject.Span.SequenceEqual(record.Subject.Span) && again.Prompt.Span.SequenceEqual(record.Prompt.Span), "an entry that reads back otherwise");
        BrokenPromiseException.Unless(DecisionReplay.Verify(again, Evaluator) is ReplayResult.Same, "a decision that does not replay");
        if (DecisionReplay.Verify(record, Evaluator) is ReplayResult.Differs differs)
        {
            Promise.IsSentence(differs.Difference);
            return $"{record.Outcome} {Faults.Kind(differs.Difference)}";
        }

        return $"{record.Outcome} {record.Reason} {record.Clauses.Length} {record.Others.Length} {record.Waivers.Length}";
    }
}
