using System.Collections.Immutable;
using Caveat.Agreements.Signed;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;

namespace Caveat.Agreements.Waivers;

/// <summary>A waiver in its DSSE envelope, <c>*.dsse.json</c>. Immutable.</summary>
public sealed class SignedWaiver
{
    /// <summary>The DSSE payload type of a waiver.</summary>
    public const string PayloadType = "application/vnd.caveat.waiver.v1+markdown";

    private SignedWaiver(DsseEnvelope envelope, Waiver waiver, string fileName) => (Envelope, Waiver, FileName) = (envelope, waiver, fileName);

    public DsseEnvelope Envelope { get; }

    public Waiver Waiver { get; }

    public string FileName { get; }

    /// <summary>Reads the envelope and the document in it.</summary>
    public static EnvelopeResult<SignedWaiver> Read(ReadOnlyMemory<byte> json, string fileName) =>
        InstrumentEnvelope.Read<SignedWaiver, Waiver>(json, fileName, PayloadType, "a waiver", WaiverReader.Read, (envelope, waiver) => new(envelope, waiver, fileName));

    /// <summary>An envelope around the waiver's exact bytes, with no signature yet.</summary>
    public static SignedWaiver Wrap(Waiver waiver, string fileName) => new(new(PayloadType, waiver.Source, []), waiver, fileName);

    /// <summary>The same with one more signature.</summary>
    public SignedWaiver Sign(PartyPrivateKey key) => new(Envelope.Sign(key), Waiver, FileName);

    /// <summary>The signer and the state of the signature; none where the agreement does not name that person.</summary>
    public ImmutableArray<PersonSignature> Signatures(Agreement agreement) =>
        Signers.Of(Envelope, agreement.Register.People.Where(person => person.Id == Waiver.Signer));

    /// <summary>Whether the waiver may be accepted: whether its clause may be waived, by this person, for so long; whether that person signed; whether it is in time.</summary>
    /// <param name="agreement">The version of its agreement that is in force.</param>
    /// <param name="known">The waivers that were accepted before, of any agreement; this one may be among them.</param>
    public InstrumentCheck<Waiver> Verify(Agreement agreement, IEnumerable<Waiver> known, DateTimeOffset now) => WaiverCheck.Run(this, agreement, known, now);
}
