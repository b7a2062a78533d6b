using Caveat.Assistant.Words;

namespace Caveat.Assistant.Exports;

/// <summary>What is exported, before it has a format: an answer or a conversation, with its markings and what must travel with it.</summary>
/// <param name="Marking">For the top and the bottom of every page; never empty.</param>
/// <param name="Facts">Label and value, in the reader's language: models, agreements, dates.</param>
/// <param name="Receipts">The ids of the receipts of its exchanges.</param>
internal sealed record Paper(
    Locale Locale,
    string Title,
    string Author,
    string Marking,
    DateTimeOffset Exported,
    IReadOnlyList<PaperPart> Parts,
    IReadOnlyList<(string Label, string Value)> Facts,
    IReadOnlyList<string> Receipts);
