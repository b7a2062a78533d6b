using System.Collections.Immutable;
using Caveat.Agreements;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Signed;
using Caveat.Agreements.Waivers;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;

namespace Caveat.Cli.Orders;

/// <summary>Waivers.</summary>
internal sealed class WaiverKind : InstrumentKind<Waiver, SignedWaiver>
{
    public override string Word => "waiver";

    public override DocumentResult<Waiver> Read(ReadOnlyMemory<byte> document, string file) => WaiverReader.Read(document, file);

    public override EnvelopeResult<SignedWaiver> ReadSigned(ReadOnlyMemory<byte> json, string file) => SignedWaiver.Read(json, file);

    public override SignedWaiver Wrap(Waiver document, string file) => SignedWaiver.Wrap(document, file);

    public override SignedWaiver Sign(SignedWaiver signed, PartyPrivateKey key) => signed.Sign(key);

    public override DsseEnvelope EnvelopeOf(SignedWaiver signed) => signed.Envelope;

    public override Waiver DocumentOf(SignedWaiver signed) => signed.Waiver;

    public override string TextOf(Waiver document) => document.Text;

    public override AgreementDigest DigestOf(Waiver document) => document.Digest;

    public override DateTimeOffset SequenceOf(Waiver document) => document.During.From;

    public override InstrumentAnswer Describe(Waiver document, string file) => InstrumentAnswer.Of(document, file);

    public override ImmutableArray<PersonSignature> Signatures(SignedWaiver signed, Agreement agreement) => signed.Signatures(agreement);

    public override InstrumentCheck<Waiver> Verify(SignedWaiver signed, Agreement agreement, IEnumerable<Waiver> known, DateTimeOffset now) =>
        signed.Verify(agreement, known, now);
}
