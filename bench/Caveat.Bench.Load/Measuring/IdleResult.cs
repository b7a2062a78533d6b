namespace Caveat.Bench.Load.Measuring;

/// <summary>What a server holds in memory before its first request.</summary>
internal sealed record IdleResult(string Peer, long IdleBytes);
