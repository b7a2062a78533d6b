namespace Caveat.Gateway.Operating.Governance;

/// <summary>One order in wind-down or in effect.</summary>
/// <param name="From">From when no new conversation begins; absent once it stopped.</param>
/// <param name="Stop">The hard stop; absent once it stopped.</param>
/// <param name="Substitute">What the order names in its place.</param>
/// <param name="Models">The models here that it concerns.</param>
internal sealed record StandingItem(
    string Order, string Title, string State, DateTime? From, DateTime? Stop, string? Substitute, IReadOnlyList<string> Models);
