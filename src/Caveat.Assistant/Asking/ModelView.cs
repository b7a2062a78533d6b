namespace Caveat.Assistant.Asking;

/// <summary>A model that the agreement permits to this caller, as <c>GET /v1/models</c> lists it.</summary>
/// <param name="OwnedBy">The vendor.</param>
/// <param name="Description">What it is good for, in the operator's words; null where the configuration has none.</param>
public sealed record ModelView(string Id, string OwnedBy, string? Description = null);
