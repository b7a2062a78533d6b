namespace Caveat.Assistant.Documents;

/// <summary>What is sealed about a document, beside its chunks.</summary>
internal sealed record DocumentDescription(string Name, string Format, long Bytes, int Pages, string Marking);
