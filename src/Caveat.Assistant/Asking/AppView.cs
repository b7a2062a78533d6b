namespace Caveat.Assistant.Asking;

/// <summary>An app that this caller registered (<c>GET /v1/apps</c>).</summary>
/// <param name="Id">Names the key and does not tell it.</param>
public sealed record AppView(
    string Id,
    string App,
    string Purpose,
    string Organisation,
    string Network,
    DateTimeOffset Created,
    bool Revoked,
    long Requests,
    long Refused,
    long Tokens,
    DateTimeOffset? LastUsed = null);
