namespace Caveat.Assistant.Conversations;

/// <summary>A question with its place in the tree, and the empty answer to it; without one it waits.</summary>
/// <param name="IsRepeated">The question was there already: its form was sent twice.</param>
internal sealed record PlacedTurns(Turn Asked, Turn? Answer, bool IsRepeated = false);
