using System.Collections.Immutable;
using Caveat.Agreements.Analysis.Checks;
using Caveat.Agreements.Analysis.Regions;

namespace Caveat.Agreements.Analysis;

/// <summary>Looks for what is wrong with an agreement that reads without fault. Pure; answers hold for all exchanges, not for a sample (docs/reference/agreement-analysis.md).</summary>
public static class AgreementCheck
{
    /// <summary>Conflicts, shadowed and unreachable clauses, gaps, and what cannot be enforced, in one agreement.</summary>
    public static AnalysisResult Alone(Agreement agreement, Screens screens)
    {
        Examination examination = new(agreement);
        new DeadClauses(examination).Check();
        new DeadPermits(examination).Check();
        new DeadExceptions(examination).Check();
        new Gaps(examination).Check();
        new Unfindable(examination, screens).Check();

        bool complete = !examination.Coverage.GaveUp && !examination.Survey.Space.GaveUp && examination.Survey.Tools.IsComplete;
        var (decided, otherwise) = complete ? CrossCheck.Run(examination.Survey, examination.Regions) : default;
        complete &= otherwise == 0;
        if (otherwise > 0)
        {
            examination.Add(ConcernKind.Incomplete, Severity.Error, $"The analysis and the evaluation decide {otherwise} of {decided} combinations differently, so this analysis cannot be relied on: report it as a fault of this program.");
        }
        else if (!complete)
        {
            examination.Add(ConcernKind.Incomplete, Severity.Warning, "The clauses of this agreement combine in too many ways to compare all of them, so there may be conflicts and shadowed clauses that are not named here.");
        }

        return new(InOrder(examination.Concerns), examination.Survey.Space.Combinations, decided, complete);
    }

    /// <summary>What does not fit between agreements that are to apply together.</summary>
    public static ImmutableArray<Concern> Together(IReadOnlyList<Agreement> agreements) => InOrder(new Ensemble(agreements).Check());

    private static ImmutableArray<Concern> InOrder(IEnumerable<Concern> concerns) =>
        [.. concerns.OrderByDescending(concern => concern.Severity).ThenBy(concern => concern.Kind).ThenBy(concern => concern.Clauses.FirstOrDefault().Clause).ThenBy(concern => concern.Sentence, StringComparer.Ordinal)];
}
