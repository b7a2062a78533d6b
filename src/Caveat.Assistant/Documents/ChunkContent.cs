namespace Caveat.Assistant.Documents;

/// <summary>A chunk as it is sealed, in the order of its document.</summary>
internal sealed record ChunkContent(string Id, int Page, int Paragraph, string Text, string Marking);
