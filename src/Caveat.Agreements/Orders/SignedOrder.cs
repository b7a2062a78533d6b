using System.Collections.Immutable;
using Caveat.Agreements.Signed;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;

namespace Caveat.Agreements.Orders;

/// <summary>An order in its DSSE envelope, <c>*.dsse.json</c>. Immutable.</summary>
public sealed class SignedOrder
{
    /// <summary>The DSSE payload type of an order.</summary>
    public const string PayloadType = "application/vnd.caveat.order.v1+markdown";

    private SignedOrder(DsseEnvelope envelope, Order order, string fileName) => (Envelope, Order, FileName) = (envelope, order, fileName);

    public DsseEnvelope Envelope { get; }

    public Order Order { get; }

    public string FileName { get; }

    /// <summary>Reads the envelope and the document in it.</summary>
    public static EnvelopeResult<SignedOrder> Read(ReadOnlyMemory<byte> json, string fileName) =>
        InstrumentEnvelope.Read<SignedOrder, Order>(json, fileName, PayloadType, "an order", OrderReader.Read, (envelope, order) => new(envelope, order, fileName));

    /// <summary>An envelope around the order's exact bytes, with no signature yet.</summary>
    public static SignedOrder Wrap(Order order, string fileName) => new(new(PayloadType, order.Source, []), order, fileName);

    /// <summary>The same with one more signature.</summary>
    public SignedOrder Sign(PartyPrivateKey key) => new(Envelope.Sign(key), Order, FileName);

    /// <summary>The people of the order's authority and the state of their signatures; none where the agreement does not know the authority.</summary>
    public ImmutableArray<PersonSignature> Signatures(Agreement agreement) =>
        Signers.Of(Envelope, agreement.Register.People.Where(person => person.Authority == Order.Authority));

    /// <summary>Whether the order may be accepted: whether its authority exists, may do this, and signed; whether it is in time; whether what it names is there.</summary>
    /// <param name="agreement">The version of its agreement that is in force.</param>
    /// <param name="known">The orders that were accepted before, of any agreement; this one may be among them.</param>
    public InstrumentCheck<Order> Verify(Agreement agreement, IEnumerable<Order> known, DateTimeOffset now) => OrderCheck.Run(this, agreement, known, now);
}
