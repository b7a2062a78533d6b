namespace Caveat.Assistant.Documents;

/// <summary>Why a document was stopped, for the page.</summary>
internal sealed record StoppedView(string Sentence, string Marking, string Where);
