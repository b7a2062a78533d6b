namespace Caveat.Assistant.Conversations;

/// <summary>Some words around the first thing that was found, and where in them it stands.</summary>
internal sealed record Excerpt(string Text, int HitStart, int HitLength);
