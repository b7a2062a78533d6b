namespace Caveat.Gateway.Operating.Governance;

/// <summary>What governs now and what waits.</summary>
/// <param name="Set">The digest of the set that decides.</param>
internal sealed record GovernanceAnswer(
    DateTime Time,
    string Network,
    string Set,
    IReadOnlyList<AgreementItem> Agreements,
    IReadOnlyList<OrderItem> Orders,
    IReadOnlyList<WaiverItem> Waivers,
    IReadOnlyList<PendingItem> Pending);
