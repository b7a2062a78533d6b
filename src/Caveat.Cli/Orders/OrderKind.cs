using System.Collections.Immutable;
using Caveat.Agreements;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Signed;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;

namespace Caveat.Cli.Orders;

/// <summary>Orders.</summary>
internal sealed class OrderKind : InstrumentKind<Order, SignedOrder>
{
    public override string Word => "order";

    public override DocumentResult<Order> Read(ReadOnlyMemory<byte> document, string file) => OrderReader.Read(document, file);

    public override EnvelopeResult<SignedOrder> ReadSigned(ReadOnlyMemory<byte> json, string file) => SignedOrder.Read(json, file);

    public override SignedOrder Wrap(Order document, string file) => SignedOrder.Wrap(document, file);

    public override SignedOrder Sign(SignedOrder signed, PartyPrivateKey key) => signed.Sign(key);

    public override DsseEnvelope EnvelopeOf(SignedOrder signed) => signed.Envelope;

    public override Order DocumentOf(SignedOrder signed) => signed.Order;

    public override string TextOf(Order document) => document.Text;

    public override AgreementDigest DigestOf(Order document) => document.Digest;

    public override DateTimeOffset SequenceOf(Order document) => document.Issued;

    public override InstrumentAnswer Describe(Order document, string file) => InstrumentAnswer.Of(document, file);

    public override ImmutableArray<PersonSignature> Signatures(SignedOrder signed, Agreement agreement) => signed.Signatures(agreement);

    public override InstrumentCheck<Order> Verify(SignedOrder signed, Agreement agreement, IEnumerable<Order> known, DateTimeOffset now) =>
        signed.Verify(agreement, known, now);
}
