namespace Caveat.Gateway.Callers.SignIn;

/// <summary>Who the key belongs to.</summary>
/// <param name="Subject">Stable over keys' sessions; no name.</param>
/// <param name="Clearance">The highest marking that this caller may see here; never above the network's ceiling.</param>
internal sealed record CallerAnswer(
    string Subject,
    string Name,
    NamedAnswer Organisation,
    string Nation,
    NamedAnswer Purpose,
    IReadOnlyList<string> Roles,
    string Clearance,
    string? Language);
