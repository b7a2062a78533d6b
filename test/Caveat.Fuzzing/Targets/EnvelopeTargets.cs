using Caveat.Agreements.Drafting;
using Caveat.Agreements.History;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Signed;
using Caveat.Agreements.Tests;
using Caveat.Agreements.Waivers;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;
using static Caveat.Fuzzing.Targets.FuzzTargets;

namespace Caveat.Fuzzing.Targets;

/// <summary>DSSE envelopes, and the documents that stand in them.</summary>
internal static class EnvelopeTargets
{
    private const int MostErrors = 101;

    public static IEnumerable<FuzzTarget> All()
    {
        using var key = PartyPrivateKey.Generate();
        using var other = PartyPrivateKey.Generate();
        var draft = ((ReadResult.Parsed)AgreementReader.Read(Bytes(Document.Minimal), "a")).Agreement;
        var parties = draft.Parties.Zip([key, other]).ToDictionary(pair => pair.First.Id, pair => pair.Second.PublicKey);
        var enrolled = (EnrolResult.Enrolled)AgreementDraft.Enrol(Bytes(Document.Minimal), "a", parties, null);
        var agreement = ((ReadResult.Parsed)AgreementReader.Read(enrolled.Document, "a")).Agreement;
        byte[][] envelopes =
        [
            Vector("dsse/envelope.json"),
            new DsseEnvelope("t", "one"u8.ToArray(), []).ToJson(),
            SignedAgreement.Wrap(agreement, "a").Sign(key).Sign(other).Envelope.ToJson(),
            .. InstrumentTargets.Orders.Take(2).Select(order => SignedOrder.Wrap(((DocumentResult<Order>.Parsed)OrderReader.Read(order, "o")).Document, "o").Sign(key).Envelope.ToJson()),
            .. InstrumentTargets.Waivers.Select(waiver => SignedWaiver.Wrap(((DocumentResult<Waiver>.Parsed)WaiverReader.Read(waiver, "w")).Document, "w").Sign(key).Envelope.ToJson()),
        ];
        var words = Words(
            "\"payload\": \"\",", "\"payloadType\": \"t\",", "\"signatures\": [", "\"keyid\": \"\",", "\"sig\": \"AA==\"", "[]", "{}", "[[[[[[[[[[[[[[[[[[", "null", "1e999", "\\u0000", "\\ud800", "\\ud83d\\ude00", "\\u0061", "=", "==", "-_", "+/", "AB", "\\n", " ", "/*", "//\n", ",", "\uFEFF", "\uE000", "é",
            SignedAgreement.PayloadType, SignedOrder.PayloadType, SignedWaiver.PayloadType);
        yield return new FuzzTarget("envelope", [.. envelopes, .. Kept("envelope")], words, Read) { IsLines = true };
    }

    private static string Read(byte[] input)
    {
        var isRead = DsseEnvelope.TryRead(input, out var envelope, out var error);
        Promise.IsEither(isRead, envelope, error);
        var documents = Documents(input);
        if (envelope is null)
        {
            Faults.IsSentence(error!);
            BrokenPromiseException.Unless(documents.All(document => document.Errors.Length == 1), "a document in what is no envelope");
            return Faults.Kind(error!);
        }

        BrokenPromiseException.Unless(DsseEnvelope.TryRead(envelope.ToJson(), out var again, out _), "an envelope that does not read back");
        BrokenPromiseException.Unless(Shape.Of(again) == Shape.Of(envelope), "an envelope that reads back otherwise");
        BrokenPromiseException.Unless(again!.ToJson().AsSpan().SequenceEqual(envelope.ToJson()), "an envelope that is written otherwise");
        BrokenPromiseException.Unless(documents.Count(document => document.Errors.Length == 0) <= 1, "an envelope of two kinds");
        return $"{envelope.Signatures.Length} {string.Join('\n', documents.Select(document => document.Errors.Length == 0 ? document.Kind : Faults.Kind(document.Errors[0])))}";
    }

    /// <summary>The envelope read as each kind of document, and why it is none.</summary>
    private static (string Kind, string[] Errors)[] Documents(byte[] input)
    {
        (string Kind, string[] Errors)[] documents =
        [
            ("agreement", SignedAgreement.Read(input, "e") is SignedResult.Rejected agreement ? [.. agreement.Errors] : []),
            ("order", SignedOrder.Read(input, "e") is EnvelopeResult<SignedOrder>.Rejected order ? [.. order.Errors] : []),
            ("waiver", SignedWaiver.Read(input, "e") is EnvelopeResult<SignedWaiver>.Rejected waiver ? [.. waiver.Errors] : []),
        ];
        foreach (var (_, errors) in documents)
        {
            BrokenPromiseException.Unless(errors.Length <= MostErrors, $"a strange number of errors: {errors.Length}");
            Array.ForEach(errors, Faults.IsSentence);
        }

        return documents;
    }
}
