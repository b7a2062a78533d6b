using Caveat.Signing.Parties;

namespace Caveat.Agreements.Drafting;

/// <summary>Fills the parties' keys into a draft.</summary>
public static class AgreementDraft
{
    /// <summary>Replaces the word <c>unenrolled</c> in the named parties' rows and, where given, the hash after <c>amends:</c>; changes nothing else.</summary>
    public static EnrolResult Enrol(
        ReadOnlyMemory<byte> draft,
        string fileName,
        IReadOnlyDictionary<PartyId, PartyPublicKey> keys,
        AgreementDigest? amends = null) => throw new NotImplementedException();
}
