namespace Caveat.Screening.Rules;

/// <summary>A named set of words, stems and phrases that stand for one concept.</summary>
/// <param name="Name">The name that rules use.</param>
/// <param name="Kind">How its words count.</param>
/// <param name="Entries">Lower-case words; an asterisk after a stem, single spaces within a phrase.</param>
internal sealed record ConceptGroup(string Name, ConceptKind Kind, IReadOnlyList<string> Entries);
