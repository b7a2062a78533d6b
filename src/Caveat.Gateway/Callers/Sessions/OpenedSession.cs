namespace Caveat.Gateway.Callers.Sessions;

/// <summary>A session, with the one showing of its key.</summary>
/// <param name="Caller">As every request with the key will have it.</param>
internal sealed record OpenedSession(CallerKey Key, DateTimeOffset Expires, Caller Caller);
