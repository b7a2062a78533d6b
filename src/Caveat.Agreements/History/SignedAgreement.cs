using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;

namespace Caveat.Agreements.History;

/// <summary>An agreement in its DSSE envelope, <c>*.dsse.json</c>. Immutable.</summary>
public sealed class SignedAgreement
{
    /// <summary>The DSSE payload type of an agreement.</summary>
    public const string PayloadType = "application/vnd.caveat.agreement.v1+markdown";

    private SignedAgreement(DsseEnvelope envelope, Agreement agreement, string fileName)
    {
        Envelope = envelope;
        Agreement = agreement;
        FileName = fileName;
    }

    public DsseEnvelope Envelope { get; }

    public Agreement Agreement { get; }

    public string FileName { get; }

    /// <summary>Reads the envelope and the document in it.</summary>
    public static SignedResult Read(ReadOnlySpan<byte> envelope, string fileName) => throw new NotImplementedException();

    /// <summary>An envelope around the agreement's exact bytes, with no signature yet.</summary>
    public static SignedAgreement Wrap(Agreement agreement, string fileName) => throw new NotImplementedException();

    /// <summary>The same with one more signature.</summary>
    public SignedAgreement Sign(PartyPrivateKey key) => throw new NotImplementedException();

    /// <summary>Counts the signatures against the party table of <paramref name="signatories"/>: this version's own or the one it amends.</summary>
    public SignatureTally Tally(Agreement signatories) => throw new NotImplementedException();
}
