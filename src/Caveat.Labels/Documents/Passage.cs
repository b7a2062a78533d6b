namespace Caveat.Labels.Documents;

/// <summary>A stretch of a document's text with where it stands. One line of it is one line of the document; a form feed starts a page.</summary>
/// <param name="Part">The part in words a person can follow: <c>header 2</c>, <c>attachment "plan.docx" › comments</c>; empty for the body of a plain document.</param>
/// <param name="Page">Counts from 1; 0 where the format has no pages.</param>
public sealed record Passage(string Text, Place Place, string Part = "", int Page = 0);
