namespace Caveat.Assistant.Chat;

/// <summary>What came of asking, by the ids of the turns; without an answer the question waits.</summary>
internal sealed record AskedAnswer(string Asked, string? Answer);
