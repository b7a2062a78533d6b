using System.Collections.Immutable;
using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Evaluation;

/// <summary>Turns what stands against an exchange into one agreement's decision.</summary>
internal static class GroundsDecision
{
    /// <summary>How many clauses a decision names at most; the deciding one is the first.</summary>
    private const int MaxNamed = 100;

    /// <param name="network">Stands in for a dimension that no clause permits, so that a refusal names a clause where one exists.</param>
    public static Decision Of(Agreement agreement, List<Ground> grounds, Clause? network, ImmutableArray<Waiver> waivers)
    {
        // INVARIANT: the order of reasons decides, never that of clauses or findings; so the reasons sort first and numbers break ties.
        grounds.Sort(static (left, right) => left.Reason != right.Reason
            ? left.Reason.CompareTo(right.Reason)
            : left.Rank.CompareTo(right.Rank));
        var first = grounds[0];
        var named = Named(grounds, network);
        return first.Reason == DecisionReason.HeldForReview
            ? new Decision.Held(agreement.Reference, named, first.Sentence) { Approvals = Approvals(agreement.Id, grounds), Waivers = waivers }
            : new Decision.Refused(agreement.Reference, named, first.Reason, first.Sentence) { Waivers = waivers };
    }

    private static ImmutableArray<Clause> Named(List<Ground> grounds, Clause? network)
    {
        var named = ImmutableArray.CreateBuilder<Clause>(Math.Min(grounds.Count, MaxNamed));
        HashSet<ClauseNumber>? seen = grounds.Count > 1 ? [] : null;
        foreach (var ground in grounds)
        {
            if (named.Count < MaxNamed && (ground.Clause ?? network) is { } clause && seen?.Add(clause.Number) != false)
            {
                named.Add(clause);
            }
        }

        return named.DrainToImmutable();
    }

    private static ImmutableArray<ApprovalTerms> Approvals(AgreementId agreement, List<Ground> grounds) =>
        [.. grounds.Select(ground => new ApprovalTerms(new(agreement, ground.Clause!.Number), ground.By))];
}
