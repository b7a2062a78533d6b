namespace Caveat.Gateway.Operating.Governance;

/// <summary>One version of an agreement; times are UTC, half-open.</summary>
internal sealed record VersionItem(int Version, string Digest, string Title, DateTime From, DateTime? Until, bool InForce);
