namespace Caveat.Bench.Load.Upstream;

/// <summary>How long the canned vendor thinks before its first byte, and between the events of a paced stream.</summary>
internal sealed record UpstreamDelays(TimeSpan First, TimeSpan BetweenEvents);
