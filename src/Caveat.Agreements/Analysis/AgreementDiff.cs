using System.Collections.Immutable;
using Caveat.Agreements.Analysis.Differences;
using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Analysis.Words;

namespace Caveat.Agreements.Analysis;

/// <summary>Says what an amendment changes: its words, and whom it affects, computed from the rules (docs/reference/agreement-analysis.md). Pure.</summary>
public static class AgreementDiff
{
    /// <summary>Compares two versions for the time from which the second is in force.</summary>
    /// <param name="language">French, or else English.</param>
    public static AgreementDifferences Compare(Agreement before, Agreement after, Language language)
    {
        var tongue = Tongue.Of(language);
        Survey survey = new([before, after]);
        var universe = survey.Space.Narrow(survey.Space.Full, AgreementRegions.Times(after.InForce.From, null)).Single();
        AgreementRegions old = new(survey, before);
        AgreementRegions next = new(survey, after);
        ShiftSearch search = new(survey, old, next, universe);
        var shifts = search.Run();
        var duties = DutyShift.Find(survey.Space, search.Coverage, old, next, universe).ToArray();
        ShiftWords words = new(survey, before, after, universe, tongue);
        var count = OutcomeCount.Run(survey, old, next, universe);
        return new(
            [.. new FrameComparison(before, after, tongue).Run()],
            [.. new ClauseComparison(before, after, tongue).Run()],
            [.. shifts.Select(words.Of), .. duties.Select(words.Of)],
            count.Combinations,
            count.Changed,
            !search.Coverage.GaveUp && !search.HasMore && !survey.Space.GaveUp && survey.Tools.IsComplete && count.Otherwise == 0);
    }

    /// <summary>What an amendment permits that was refused or held, and each duty that it takes away.</summary>
    public static ImmutableArray<Concern> Widenings(Agreement before, Agreement after)
    {
        var differences = Compare(before, after, Language.English);
        var concerns = differences.Outcomes
            .Where(outcome => outcome.Widens)
            .Select(outcome => new Concern(ConcernKind.Widening, Severity.Warning, outcome.Sentence, outcome.Clauses));
        return differences.IsComplete
            ? [.. concerns]
            : [.. concerns, new(ConcernKind.Incomplete, Severity.Warning, "The two versions combine in too many ways to compare all of them, so there may be widenings that are not named here.", [])];
    }
}
