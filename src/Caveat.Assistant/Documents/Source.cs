using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Documents;

/// <summary>A passage that was given to a model, under a number that an answer cites as <c>[n]</c>.</summary>
/// <param name="Page">Counts from 1; 0 where the format has no pages, and then none is ever shown.</param>
/// <param name="Paragraph">Counts from 1, within the page or the document.</param>
/// <param name="Marking">The passage's own marking; empty when it has none.</param>
public sealed record Source(int Number, RowId Document, string DocumentName, RowId Chunk, int Page, int Paragraph, string Text, string Marking = "");
