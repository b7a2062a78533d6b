using System.Collections.Immutable;
using Caveat.Agreements.Reading;
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
    /// <remarks>The payload is parsed before its signatures are checked, for its own party table names the keys; nothing acts on it until a history has verified it.</remarks>
    public static SignedResult Read(ReadOnlyMemory<byte> json, string fileName)
    {
        if (!DsseEnvelope.TryRead(json, out var envelope, out string? error))
        {
            return Reject($"{fileName}: {error}");
        }

        // INVARIANT: a signature made for another kind of document is not consent to this one.
        if (envelope.PayloadType != PayloadType)
        {
            return Reject($"{fileName}: The envelope holds {Wording.Quote(envelope.PayloadType)}, not an agreement, \"{PayloadType}\": sign the agreement with `caveat agreement sign`.");
        }

        return AgreementReader.Read(envelope.Payload, fileName) switch
        {
            ReadResult.Parsed { Agreement.IsDraft: true } => Reject($"{fileName}: The agreement is a draft, because a key is \"{KeyReader.Unenrolled}\": enrol every party and person and sign again."),
            ReadResult.Parsed parsed => new SignedResult.Read(new(envelope, parsed.Agreement, fileName)),
            ReadResult.Rejected rejected => new SignedResult.Rejected([.. rejected.Errors.Select(fault => fault.ToString())]),
            _ => throw new InvalidOperationException("The result of reading has a new form."),
        };
    }

    /// <summary>An envelope around the agreement's exact bytes, with no signature yet.</summary>
    public static SignedAgreement Wrap(Agreement agreement, string fileName) =>
        agreement.IsDraft
            ? throw new ArgumentException("A draft cannot be signed: enrol every party and person first.", nameof(agreement))
            : new(new(PayloadType, agreement.Source, []), agreement, fileName);

    /// <summary>An envelope without signatures around what may be a draft.</summary>
    internal static SignedAgreement Unsigned(Agreement agreement) => new(new(PayloadType, agreement.Source, []), agreement, "");

    /// <summary>The same with one more signature.</summary>
    public SignedAgreement Sign(PartyPrivateKey key) => new(Envelope.Sign(key), Agreement, FileName);

    /// <summary>Counts the signatures against the party table of <paramref name="signatories"/>: this version's own or the one it amends.</summary>
    public SignatureTally Tally(Agreement signatories)
    {
        var signers = Envelope.Signers(signatories.Parties.Select(party => party.Key).OfType<PartyPublicKey>());
        return new(
            signatories.Reference,
            signatories.Threshold,
            [.. signatories.Parties.Select(party => new PartySignature(party, StateOf(party, signers)))]);
    }

    private SignatureState StateOf(Party party, ImmutableArray<PartyPublicKey> signers) =>
        party.Key is not { } key ? SignatureState.Missing
        : signers.Contains(key) ? SignatureState.Good
        : Envelope.Signatures.Any(signature => signature.KeyId == key.Fingerprint) ? SignatureState.Wrong
        : SignatureState.Missing;

    private static SignedResult.Rejected Reject(string error) => new([error]);
}
