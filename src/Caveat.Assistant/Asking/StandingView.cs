namespace Caveat.Assistant.Asking;

/// <summary>An order that stops, or is going to stop, something this caller may use (<c>GET /api/standing</c>).</summary>
public sealed record StandingView(
    string Order, string Title, string State, DateTimeOffset? From, DateTimeOffset? Stop, string? Substitute, IReadOnlyList<string> Models);
