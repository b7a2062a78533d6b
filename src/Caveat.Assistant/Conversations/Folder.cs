using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>A caller's folder of conversations.</summary>
public sealed record Folder(RowId Id, string Name);
