namespace Caveat.Assistant.Conversations;

/// <summary>What came of asking: the person's turn, and the answer's turn that now streams; or a queued turn without one.</summary>
public sealed record AskResult(Turn Asked, Turn? Answer);
