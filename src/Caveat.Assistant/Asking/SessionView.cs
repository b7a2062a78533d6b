namespace Caveat.Assistant.Asking;

/// <summary>A session that the gateway opened: its key is a secret, as good as the caller's own until it expires.</summary>
public sealed record SessionView(string Token, DateTimeOffset Expires, CallerView Caller);
