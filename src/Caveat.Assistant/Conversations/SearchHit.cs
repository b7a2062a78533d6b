using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>A turn that a search found.</summary>
/// <param name="Excerpt">Some words around the first hit.</param>
/// <param name="HitStart">Where in the excerpt the hit begins, in UTF-16 units.</param>
public sealed record SearchHit(Conversation Conversation, RowId Turn, string Excerpt, int HitStart, int HitLength);
