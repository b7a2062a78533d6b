namespace Caveat.Gateway.Operating.Governance;

/// <summary>A document that waits for a second person.</summary>
internal sealed record PendingItem(string Kind, string Id, int Version, string Digest, string SubmittedBy, DateTime SubmittedAt, string Reason);
