using Caveat.Labels;

namespace Caveat.Assistant.Documents;

/// <summary>A paragraph of a document that may be found and cited.</summary>
/// <param name="Part">The part of the document that it stands in, such as <c>footnotes</c>; empty for the main text.</param>
/// <param name="Page">Counts from 1; 0 where it is not known.</param>
/// <param name="Number">Counts from 1, within the page or, without pages, the document.</param>
/// <param name="Grade">Its own where it bears a portion mark, else that of the page or document around it.</param>
internal sealed record Paragraph(string Part, int Page, int Number, string Text, Grade Grade);
