using Caveat.Signing.Parties;

namespace Caveat.Agreements;

/// <summary>A signatory: its role in plain words, its key, and whether its signature must be there.</summary>
/// <remarks>The key is absent in a draft, whose table says <c>unenrolled</c>.</remarks>
public sealed record Party(PartyId Id, string Role, PartyPublicKey? Key, bool SignatureRequired);
