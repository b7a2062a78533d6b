using System.Collections.Immutable;
using Caveat.Agreements.History;
using Caveat.Agreements.Registers;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;

namespace Caveat.Agreements.Signed;

/// <summary>Counts an envelope's signatures against people of an agreement.</summary>
internal static class Signers
{
    public static ImmutableArray<PersonSignature> Of(DsseEnvelope envelope, IEnumerable<Person> people)
    {
        Person[] asked = [.. people];
        var keys = envelope.Signers(asked.Select(person => person.Key).OfType<PartyPublicKey>());
        return [.. asked.Select(person => new PersonSignature(person, StateOf(person, keys, envelope)))];
    }

    /// <summary>The people whose signatures count: each person once and each key once, however often either stands in the table or in the envelope.</summary>
    public static ImmutableArray<Person> Counted(ImmutableArray<PersonSignature> signatures) =>
    [
        .. signatures
            .Where(signature => signature.State == SignatureState.Good)
            .Select(signature => signature.Person)
            .DistinctBy(person => person.Key)
            .DistinctBy(person => person.Id),
    ];

    private static SignatureState StateOf(Person person, ImmutableArray<PartyPublicKey> signers, DsseEnvelope envelope) =>
        person.Key is not { } key ? SignatureState.Missing
        : signers.Contains(key) ? SignatureState.Good
        : envelope.Signatures.Any(signature => signature.KeyId == key.Fingerprint) ? SignatureState.Wrong
        : SignatureState.Missing;
}
