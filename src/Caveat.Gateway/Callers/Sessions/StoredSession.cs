namespace Caveat.Gateway.Callers.Sessions;

/// <summary>A session as the database has it.</summary>
/// <param name="Key">The digest of the session's key.</param>
/// <param name="Caller">The digest of the key of the caller whose session it is.</param>
public sealed record StoredSession(KeyDigest Key, KeyDigest Caller, DateTimeOffset Expires);
