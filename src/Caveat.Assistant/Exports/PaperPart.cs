using Caveat.Assistant.Documents;

namespace Caveat.Assistant.Exports;

/// <summary>One turn on paper.</summary>
/// <param name="Heading">Whose turn it is and when; empty where the paper is that one answer.</param>
/// <param name="Portion">The portion mark of each of its paragraphs, such as <c>(NU)</c>; null where the whole paper is unmarked.</param>
/// <param name="Markdown">Its text; untrusted.</param>
/// <param name="Sources">The passages that it cites, in the order of their numbers.</param>
/// <param name="Remarks">Sentences of ours after the text: that it is incomplete, or why it was refused.</param>
internal sealed record PaperPart(
    string Heading, string? Portion, string Markdown, IReadOnlyList<Source> Sources, IReadOnlyList<string> Remarks);
