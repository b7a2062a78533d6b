using System.Text;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Waivers;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Submissions;
using Caveat.Signing.Dsse;

namespace Caveat.Gateway.Operating.Governance;

/// <summary>Puts instruments into the operator API's words.</summary>
internal static class InstrumentView
{
    public static GovernanceAnswer Of(NetworkId network, Instruments instruments, IReadOnlyList<StoredInstrument> pending, DateTimeOffset now)
    {
        var due = instruments.Waivers.DueNotices(now).ToDictionary(notice => notice.Waiver.Digest, notice => notice.Deadline);
        return new GovernanceAnswer(
            now.UtcDateTime,
            network.Value,
            instruments.Digest.Value,
            [.. instruments.Agreements.Select(agreement => Of(agreement, now))],
            [.. instruments.Orders.StandingAt(now).Select(Of)],
            [.. instruments.Waivers.Waivers.Select(waiver => Of(waiver, instruments.Waivers, due.TryGetValue(waiver.Digest, out var deadline) ? deadline : null, now))],
            [.. pending.Select(Pending)]);
    }

    /// <param name="whole">With the reason, the text and the envelope.</param>
    public static InstrumentAnswer Of(StoredInstrument instrument, bool whole) => new(
        StoredWord.Of(instrument.Kind),
        instrument.Id,
        instrument.Version,
        instrument.Digest.Value,
        StoredWord.Of(instrument.State),
        EffectiveOf(instrument)?.UtcDateTime,
        instrument.SubmittedBy.Name,
        instrument.SubmittedAt.UtcDateTime,
        whole ? instrument.Reason : null,
        instrument.ConfirmedBy,
        instrument.AcceptedAt?.UtcDateTime,
        instrument.WithdrawnBy,
        instrument.State == InstrumentState.Submitted ? "another person with the role legal or operator" : null,
        whole ? TextOf(instrument) : null,
        whole ? Encoding.UTF8.GetString(instrument.Envelope.Span) : null);

    /// <summary>A version that came with the configuration, not by this API.</summary>
    public static InstrumentAnswer? Configured(Instruments instruments, AgreementDigest digest) => instruments.Agreements
        .SelectMany(agreement => agreement.History.Versions)
        .Where(signed => signed.Agreement.Digest == digest)
        .Select(signed => new InstrumentAnswer(
            "agreement",
            signed.Agreement.Id.Value,
            signed.Agreement.Version,
            digest.Value,
            "configured",
            signed.Agreement.InForce.From.UtcDateTime,
            Text: Encoding.UTF8.GetString(signed.Agreement.Source.Span),
            Envelope: Encoding.UTF8.GetString(signed.Envelope.ToJson())))
        .FirstOrDefault();

    public static string WordOf(OrderState state) => StoredWord.Of(state);

    private static AgreementItem Of(HistoryEvaluator agreement, DateTimeOffset now) => new(
        agreement.History.Id.Value,
        agreement.At(now).Agreement.IsOverlay,
        [.. agreement.History.Versions.Select(signed => signed.Agreement).Select(version => new VersionItem(
            version.Version,
            version.Digest.Value,
            version.Title,
            version.InForce.From.UtcDateTime,
            version.InForce.Until?.UtcDateTime,
            agreement.History.InForceAt(now)?.Digest == version.Digest))]);

    private static OrderItem Of(OrderStanding standing) => new(
        standing.Order.Id.Value,
        standing.Order.Digest.Value,
        standing.Order.Agreement.Value,
        standing.Order.Authority.Value,
        standing.Order.Title,
        standing.Order.Issued.UtcDateTime,
        OrderText.Write(standing.Order.Effect),
        WordOf(standing.State),
        standing.By?.Id.Value);

    private static WaiverItem Of(Waiver waiver, WaiverBook book, DateTimeOffset? due, DateTimeOffset now) => new(
        waiver.Id.Value,
        waiver.Digest.Value,
        waiver.Agreement.Value,
        waiver.Clause.Value,
        waiver.Signer.Value,
        waiver.During.From.UtcDateTime,
        waiver.During.Until?.UtcDateTime,
        book.EndOf(waiver)?.UtcDateTime,
        book.InEffect(new ClauseReference(waiver.Agreement, waiver.Clause), now).Any(effective => effective.Digest == waiver.Digest),
        due?.UtcDateTime);

    private static PendingItem Pending(StoredInstrument instrument) => new(
        StoredWord.Of(instrument.Kind),
        instrument.Id,
        instrument.Version,
        instrument.Digest.Value,
        instrument.SubmittedBy.Name,
        instrument.SubmittedAt.UtcDateTime,
        instrument.Reason);

    private static DateTimeOffset? EffectiveOf(StoredInstrument instrument) => instrument.Kind switch
    {
        InstrumentKind.Agreement => (Agreements.History.SignedAgreement.Read(instrument.Envelope, instrument.Id) as Agreements.History.SignedResult.Read)?.Document.Agreement.InForce.From,
        InstrumentKind.Order => (SignedOrder.Read(instrument.Envelope, instrument.Id) as Agreements.Signed.EnvelopeResult<SignedOrder>.Read)?.Document.Order is { } order ? Later(OrderTimes.From(order.Effect), instrument.AcceptedAt) : null,
        InstrumentKind.Waiver => (SignedWaiver.Read(instrument.Envelope, instrument.Id) as Agreements.Signed.EnvelopeResult<SignedWaiver>.Read)?.Document.Waiver is { } waiver ? Later(waiver.During.From, instrument.AcceptedAt) : null,
        _ => instrument.AcceptedAt,
    };

    private static DateTimeOffset Later(DateTimeOffset named, DateTimeOffset? accepted) => accepted > named ? accepted.Value : named;

    private static string TextOf(StoredInstrument instrument) => DsseEnvelope.TryRead(instrument.Envelope, out var envelope, out _)
        ? Encoding.UTF8.GetString(envelope.Payload.Span)
        : Encoding.UTF8.GetString(instrument.Envelope.Span);
}
