namespace Caveat.Cli.Analysis.Replays;

/// <summary>What to replay: the decisions of a ledger from a time, inclusive, to another, exclusive.</summary>
/// <param name="Draft">Decides them otherwise; null to reproduce them as they were.</param>
/// <param name="Agreements">Signed agreements, one history each.</param>
/// <param name="Orders">Signed orders, or folders of them.</param>
/// <param name="Waivers">Signed waivers, or folders of them.</param>
internal sealed record ReplayRequest(string Ledger, DateTimeOffset? From, DateTimeOffset? To, string? Draft, IReadOnlyList<string> Agreements, IReadOnlyList<string> Orders, IReadOnlyList<string> Waivers);
