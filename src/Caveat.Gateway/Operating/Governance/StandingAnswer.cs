namespace Caveat.Gateway.Operating.Governance;

/// <summary>For banners: the orders that stop, or are going to stop, something that this caller may use.</summary>
internal sealed record StandingAnswer(DateTime Time, IReadOnlyList<StandingItem> Orders);
