using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>A witness that a policy names (C2SP tlog-policy).</summary>
/// <param name="Name">Its name within the policy, which means nothing elsewhere.</param>
/// <param name="Key">The key of its cosignatures.</param>
/// <param name="Url">Its submission prefix (C2SP tlog-witness); null where nobody here asks it.</param>
public sealed record Witness(string Name, CosignatureVerifier Key, Uri? Url);
