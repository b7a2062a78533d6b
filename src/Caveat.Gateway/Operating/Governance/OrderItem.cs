namespace Caveat.Gateway.Operating.Governance;

/// <summary>An accepted order and where it stands now.</summary>
/// <param name="Effect">The lines of its block, in the canonical wording.</param>
/// <param name="By">The order that stays, supersedes or ended it.</param>
internal sealed record OrderItem(
    string Id, string Digest, string Agreement, string Authority, string Title, DateTime Issued, string Effect, string State, string? By);
