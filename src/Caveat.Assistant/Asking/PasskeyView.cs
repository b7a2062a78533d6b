namespace Caveat.Assistant.Asking;

/// <summary>A passkey of this caller.</summary>
public sealed record PasskeyView(string Id, string Name, DateTimeOffset Created, DateTimeOffset? LastUsed = null);
