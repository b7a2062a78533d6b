namespace Caveat.Assistant.Chat;

/// <summary>The end of an answer.</summary>
/// <param name="Plain">Its text for screen readers, cut.</param>
/// <param name="Next">The answer that a queued question now streams into.</param>
internal sealed record StreamEnd(string State, string Plain, string? Next);
