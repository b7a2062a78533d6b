using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Documents;

/// <summary>A stretch of a document, anchored to its page and paragraph: what is found, cited and shown.</summary>
/// <param name="Sequence">Its place in the document, from 0.</param>
public sealed record Chunk(RowId Id, RowId Document, int Sequence, int Page, int Paragraph, string Text, string Marking);
