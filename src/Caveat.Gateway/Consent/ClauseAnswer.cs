namespace Caveat.Gateway.Consent;

/// <summary>A clause with its exact text in one language, and how it is kept.</summary>
/// <param name="Rule">The first line of its rule; null where it has none.</param>
internal sealed record ClauseAnswer(string Number, string Title, string Text, string Enforcement, string? Rule);
