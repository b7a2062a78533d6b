using System.Collections.Immutable;
using System.Text;
using Caveat.Agreements;
using Caveat.Agreements.History;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Signed;
using Caveat.Agreements.Waivers;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Submissions;
using Caveat.Signing.Dsse;

namespace Caveat.Gateway.Governing;

/// <summary>Where agreements, orders and waivers are handed in and confirmed, and from where they come to bind.</summary>
/// <remarks>
/// Thread-safe. It takes two people: whoever submits does not confirm. INVARIANT: every step is a durable entry before it
/// has effect; a crash between leaves an entry of something that did not come to bind, never the reverse.
/// </remarks>
public sealed class InstrumentDesk(
    InstrumentAssembly assembly, GoverningInstruments governing, InstrumentStore store, GovernanceEntries entries, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private AgreementDigest _announced;

    /// <summary>Verifies a signed document against what governs now and keeps it until a second person confirms it.</summary>
    /// <param name="envelope">The DSSE envelope's bytes.</param>
    /// <param name="reason">Why, in the submitter's words; they stay in the database.</param>
    public async Task<ActResult> SubmitAsync(ReadOnlyMemory<byte> envelope, Caller by, string reason, CancellationToken cancellationToken)
    {
        // Asked first: a document that came before has no further entry, and one that binds would not verify a second time.
        if (DsseEnvelope.TryRead(envelope, out var given, out _)
            && await store.FindAsync(AgreementDigest.Of(given.Payload.Span), cancellationToken).ConfigureAwait(false) is { } known)
        {
            return Submitted(known);
        }

        var (instrument, problems) = Read(envelope, by, reason);
        if (instrument is null)
        {
            return new ActResult.Invalid(problems);
        }

        await entries.ActAsync("submitted", instrument, by, reason, cancellationToken).ConfigureAwait(false);
        return await store.AddAsync(instrument, cancellationToken).ConfigureAwait(false)
            ? new ActResult.Done(instrument)
            : Submitted(instrument);
    }

    /// <summary>Makes a submitted document bind, at the times that it names.</summary>
    public async Task<ActResult> ConfirmAsync(AgreementDigest digest, Caller by, string reason, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(digest, cancellationToken).ConfigureAwait(false) is not { } instrument)
        {
            return new ActResult.Unknown();
        }

        if (instrument.State != InstrumentState.Submitted)
        {
            return Explain(ConfirmResult.Decided, instrument);
        }

        if (instrument.SubmittedBy.IsSameAs(Actor.Of(by)))
        {
            return new ActResult.SamePerson();
        }

        // Verified again: what governs may have changed since it was submitted, and an amendment's time may have come.
        var (_, problems) = Read(instrument.Envelope, by, reason);
        if (!problems.IsEmpty)
        {
            return new ActResult.Invalid(problems);
        }

        var index = await entries.ActAsync("confirmed", instrument, by, reason, cancellationToken).ConfigureAwait(false);
        if (!await entries.IsWitnessedAsync(index, cancellationToken).ConfigureAwait(false))
        {
            return new ActResult.Conflict("The witnesses that the configuration asks for have not signed a checkpoint that covers the entry, so it does not bind: try again when they can be reached.");
        }

        var result = await store.ConfirmAsync(digest, Actor.Of(by), time.GetUtcNow(), index, cancellationToken).ConfigureAwait(false);
        return result == ConfirmResult.Done ? await AppliedAsync(digest, cancellationToken).ConfigureAwait(false) : Explain(result, instrument);
    }

    /// <summary>Takes back a document that nobody has confirmed.</summary>
    public async Task<ActResult> WithdrawAsync(AgreementDigest digest, Caller by, string reason, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(digest, cancellationToken).ConfigureAwait(false) is not { } instrument)
        {
            return new ActResult.Unknown();
        }

        if (instrument.State != InstrumentState.Submitted)
        {
            return Explain(ConfirmResult.Decided, instrument);
        }

        await entries.ActAsync("withdrawn", instrument, by, reason, cancellationToken).ConfigureAwait(false);
        var result = await store.WithdrawAsync(digest, Actor.Of(by), reason, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return result == ConfirmResult.Done ? new ActResult.Done(instrument with { State = InstrumentState.Withdrawn }) : Explain(result, instrument);
    }

    /// <summary>Records that notice of an accepted waiver was given, as of now. One person does: it adds no power, it keeps the waiver from lapsing.</summary>
    public async Task<ActResult> NoticeAsync(WaiverId id, Caller by, string reason, CancellationToken cancellationToken)
    {
        if (governing.Now.Waivers.Waivers.FirstOrDefault(known => known.Id == id) is not { } waiver)
        {
            return new ActResult.Unknown();
        }

        var now = time.GetUtcNow();
        if (governing.Now.Waivers.EndOf(waiver) is not { } end || end <= now)
        {
            return new ActResult.Conflict($"The waiver \"{id}\" has no effect any more, and a notice does not bring it back: have a new one signed.");
        }

        var words = Encoding.UTF8.GetBytes($"notice of {waiver.Digest}\n");
        var notice = Stored(InstrumentKind.Notice, waiver.Digest.Value, 1, AgreementDigest.Of(words), words, by, reason, now);
        if (await store.FindAsync(notice.Digest, cancellationToken).ConfigureAwait(false) is not null)
        {
            return new ActResult.Conflict($"Notice of the waiver \"{id}\" is on record already.");
        }

        var index = await entries.ActAsync("noticed", notice, by, reason, cancellationToken).ConfigureAwait(false);
        return await store.AddAcceptedAsync(notice, index, cancellationToken).ConfigureAwait(false)
            ? await AppliedAsync(notice.Digest, cancellationToken).ConfigureAwait(false)
            : new ActResult.Conflict($"Notice of the waiver \"{id}\" is on record already.");
    }

    /// <summary>Puts what the database holds into effect, on this replica; called when it changed.</summary>
    /// <exception cref="InvalidDataException">What is accepted does not verify; what governed before goes on.</exception>
    public async ValueTask ReloadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var accepted = await store.AcceptedAsync(cancellationToken).ConfigureAwait(false);
            if (assembly.Assemble(accepted) is not AssemblyResult.Assembled { Instruments: var next })
            {
                throw new InvalidDataException("An accepted document in the database does not verify.");
            }

            if (next.Digest != _announced)
            {
                // Logged before it binds, on every replica: from the entry on, its decisions name this set.
                await entries.SetAsync(next, cancellationToken).ConfigureAwait(false);
                _announced = next.Digest;
            }

            governing.Replace(next);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ActResult> AppliedAsync(AgreementDigest digest, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken).ConfigureAwait(false);
        return new ActResult.Done((await store.FindAsync(digest, cancellationToken).ConfigureAwait(false))!);
    }

    private (StoredInstrument? Instrument, ImmutableArray<string> Problems) Read(ReadOnlyMemory<byte> envelope, Caller by, string reason)
    {
        const string Name = "the document";
        var now = time.GetUtcNow();
        if (!DsseEnvelope.TryRead(envelope, out var read, out var error))
        {
            return (null, [error]);
        }

        return read.PayloadType switch
        {
            SignedOrder.PayloadType => ReadOrder(envelope, Name, by, reason, now),
            SignedWaiver.PayloadType => ReadWaiver(envelope, Name, by, reason, now),
            _ => ReadAgreement(envelope, Name, by, reason, now),
        };
    }

    private (StoredInstrument?, ImmutableArray<string>) ReadAgreement(ReadOnlyMemory<byte> envelope, string name, Caller by, string reason, DateTimeOffset now)
    {
        var result = SignedAgreement.Read(envelope, name);
        if (result is SignedResult.Rejected unreadable)
        {
            return (null, unreadable.Errors);
        }

        var signed = ((SignedResult.Read)result).Document;
        var agreement = signed.Agreement;
        var history = governing.Now.Agreements.FirstOrDefault(known => known.History.Id == agreement.Id)?.History;
        if (AgreementHistory.Verify([.. history?.Versions ?? [], signed]) is HistoryResult.Rejected rejected)
        {
            return (null, rejected.Errors);
        }

        // What binds is on record first: an amendment cannot reach back.
        return agreement.InForce.From <= now
            ? (null, [$"Version {agreement.Version} of \"{agreement.Id}\" is in force from {Utc(agreement.InForce.From)}, which has passed: have the parties sign a time that is still to come, for what binds is logged before."])
            : (Stored(InstrumentKind.Agreement, agreement.Id.Value, agreement.Version, agreement.Digest, envelope, by, reason, now), []);
    }

    private (StoredInstrument?, ImmutableArray<string>) ReadOrder(ReadOnlyMemory<byte> envelope, string name, Caller by, string reason, DateTimeOffset now)
    {
        var result = SignedOrder.Read(envelope, name);
        if (result is EnvelopeResult<SignedOrder>.Rejected unreadable)
        {
            return (null, unreadable.Errors);
        }

        var signed = ((EnvelopeResult<SignedOrder>.Read)result).Document;
        return InForce(signed.Order.Agreement, now) is not { } agreement ? (null, [NoAgreement("order", signed.Order.Agreement)])
            : signed.Verify(agreement, governing.Now.Orders.Orders, now) is InstrumentCheck<Order>.Rejected rejected ? (null, rejected.Errors)
            : (Stored(InstrumentKind.Order, signed.Order.Id.Value, 1, signed.Order.Digest, envelope, by, reason, now), []);
    }

    private (StoredInstrument?, ImmutableArray<string>) ReadWaiver(ReadOnlyMemory<byte> envelope, string name, Caller by, string reason, DateTimeOffset now)
    {
        var result = SignedWaiver.Read(envelope, name);
        if (result is EnvelopeResult<SignedWaiver>.Rejected unreadable)
        {
            return (null, unreadable.Errors);
        }

        var signed = ((EnvelopeResult<SignedWaiver>.Read)result).Document;
        return InForce(signed.Waiver.Agreement, now) is not { } agreement ? (null, [NoAgreement("waiver", signed.Waiver.Agreement)])
            : signed.Verify(agreement, governing.Now.Waivers.Waivers, now) is InstrumentCheck<Waiver>.Rejected rejected ? (null, rejected.Errors)
            : (Stored(InstrumentKind.Waiver, signed.Waiver.Id.Value, 1, signed.Waiver.Digest, envelope, by, reason, now), []);
    }

    private Agreement? InForce(AgreementId id, DateTimeOffset now) =>
        governing.Now.Agreements.FirstOrDefault(known => known.History.Id == id)?.History.InForceAt(now);

    private static StoredInstrument Stored(
        InstrumentKind kind, string id, int version, AgreementDigest digest, ReadOnlyMemory<byte> envelope, Caller by, string reason, DateTimeOffset now) => new()
        {
            Digest = digest,
            Kind = kind,
            Id = id,
            Version = version,
            Envelope = envelope,
            Reason = reason,
            SubmittedBy = Actor.Of(by),
            SubmittedAt = now,
        };

    private static ActResult.Conflict Submitted(StoredInstrument known) => new(known.State == InstrumentState.Withdrawn
        ? $"The document {known.Digest} was withdrawn: change it, and have it signed and submitted anew."
        : $"The document {known.Digest} was submitted before: confirm that one, or withdraw it.");

    private static ActResult Explain(ConfirmResult result, StoredInstrument instrument) => result switch
    {
        ConfirmResult.SamePerson => new ActResult.SamePerson(),
        ConfirmResult.Unknown => new ActResult.Unknown(),
        ConfirmResult.VersionTaken => new ActResult.Conflict($"Another text of {instrument.Id} version {instrument.Version} binds already: submit the next version."),
        _ => new ActResult.Conflict($"The document {instrument.Digest} is {instrument.State.ToString().ToLowerInvariant()} already."),
    };

    private static string NoAgreement(string what, AgreementId id) => $"The {what} is under the agreement \"{id}\", of which no version is in force here: name one that is.";

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
