namespace Caveat.Assistant.Asking;

/// <summary>Who is signed in, as <c>GET /v1/caller</c> tells it.</summary>
/// <param name="Subject">Stable over keys and sessions; no name.</param>
/// <param name="Clearance">The highest marking that this caller may see here; never above the network's ceiling.</param>
public sealed record CallerView(
    string Subject,
    string Name,
    NamedView Organisation,
    string Nation,
    NamedView Purpose,
    IReadOnlyList<string> Roles,
    string Clearance,
    string? Language = null);
