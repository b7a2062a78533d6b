using Caveat.Labels;

namespace Caveat.Cli.Evaluations;

/// <summary>An item with how it came out.</summary>
/// <param name="Found">The highest level in force that was found; unmarked when there was none.</param>
/// <param name="Markings">The markings that were found, with their reasons, or the document's problem; empty when there is nothing to say.</param>
internal sealed record ScoredItem(CorpusItem Item, Outcome Outcome, Classification Found, string Markings)
{
    public bool IsError => Outcome is not (Outcome.Hit or Outcome.Clean);
}
