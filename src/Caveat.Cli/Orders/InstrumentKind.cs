using System.Collections.Immutable;
using Caveat.Agreements;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Signed;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;

namespace Caveat.Cli.Orders;

/// <summary>What the commands need to know of a kind of instrument; the rest is the same for orders and waivers.</summary>
internal abstract class InstrumentKind<TDocument, TSigned>
    where TDocument : class
    where TSigned : class
{
    /// <summary><c>order</c>, as people say it.</summary>
    public abstract string Word { get; }

    public abstract DocumentResult<TDocument> Read(ReadOnlyMemory<byte> document, string file);

    public abstract EnvelopeResult<TSigned> ReadSigned(ReadOnlyMemory<byte> json, string file);

    public abstract TSigned Wrap(TDocument document, string file);

    public abstract TSigned Sign(TSigned signed, PartyPrivateKey key);

    public abstract DsseEnvelope EnvelopeOf(TSigned signed);

    public abstract TDocument DocumentOf(TSigned signed);

    public abstract string TextOf(TDocument document);

    public abstract AgreementDigest DigestOf(TDocument document);

    /// <summary>What was accepted first comes first.</summary>
    public abstract DateTimeOffset SequenceOf(TDocument document);

    public abstract InstrumentAnswer Describe(TDocument document, string file);

    public abstract ImmutableArray<PersonSignature> Signatures(TSigned signed, Agreement agreement);

    public abstract InstrumentCheck<TDocument> Verify(TSigned signed, Agreement agreement, IEnumerable<TDocument> known, DateTimeOffset now);
}
