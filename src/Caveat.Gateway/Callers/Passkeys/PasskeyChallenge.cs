namespace Caveat.Gateway.Callers.Passkeys;

/// <summary>A challenge that came back whole and in time.</summary>
/// <param name="Tag">Names it among those that were spent.</param>
/// <param name="Handle">Whose registration it is for; null for signing in.</param>
/// <param name="State">What the verifier keeps between challenge and answer.</param>
internal sealed record PasskeyChallenge(byte[] Tag, DateTimeOffset Expires, PasskeyOrigin Origin, string? Handle, string State);
