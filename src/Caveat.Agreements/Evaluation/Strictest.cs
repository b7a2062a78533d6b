using System.Collections.Immutable;
using Caveat.Agreements.Evaluation.Explanations;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Evaluation;

/// <summary>The decision of several instruments on an exchange that they do not all permit. Not on the fast path: it may allocate.</summary>
internal static class Strictest
{
    public static Decision Decide(Instruments instruments, in ExchangeFacts facts, Order? order)
    {
        List<Decision> decisions = [];
        bool permitting = false;
        foreach (var history in instruments.Ordered)
        {
            var evaluator = history.At(facts.Time);
            if (Instruments.TakesPart(evaluator, facts))
            {
                decisions.Add(evaluator.Decide(facts, instruments));
                permitting |= !evaluator.Agreement.IsOverlay;
            }
        }

        if (order is not null)
        {
            decisions.Add(ByOrder(instruments, order, facts));
        }

        if (!permitting)
        {
            decisions.Add(Unpermitted(instruments, facts));
        }

        // INVARIANT: severity, then reason, then id; the order in which instruments were given has no meaning.
        Decision[] ordered = [.. decisions
            .OrderByDescending(Severity)
            .ThenBy(decision => decision.Reason)
            .ThenBy(decision => decision.Agreement.Id.Value, StringComparer.Ordinal)];
        var waivers = ordered.Aggregate(ImmutableArray<Waiver>.Empty, (all, decision) => JointPermit.Union(all, decision.Waivers));
        return ordered[0] switch
        {
            Decision.Held held => held with
            {
                Others = Others(ordered),
                Waivers = waivers,
                Instruments = instruments.Recorded,
                Approvals = [.. ordered.OfType<Decision.Held>().SelectMany(each => each.Approvals)],
            },
            Decision.Refused refused => refused with { Others = Others(ordered), Waivers = waivers, Instruments = instruments.Recorded },
            // Fail closed: the fast path did not permit and nothing says why.
            _ => instruments.Ordered[0].At(facts.Time).Failed() with { Instruments = instruments.Recorded },
        };
    }

    /// <summary>Each other agreement once, with the clauses of it that stand against the exchange.</summary>
    private static ImmutableArray<AgreementClauses> Others(Decision[] ordered) =>
    [
        .. ordered
            .Skip(1)
            .GroupBy(decision => decision.Agreement)
            .Where(group => group.Key != ordered[0].Agreement || group.Any(Stands))
            .OrderBy(group => group.Key.Id.Value, StringComparer.Ordinal)
            .Select(group => new AgreementClauses(group.Key, [.. group.Where(Stands).SelectMany(decision => decision.Clauses)])),
    ];

    private static bool Stands(Decision decision) => decision is not Decision.Permitted && !decision.Clauses.IsEmpty;

    private static Decision.Refused ByOrder(Instruments instruments, Order order, in ExchangeFacts facts)
    {
        var authority = instruments.Ordered.FirstOrDefault(history => history.History.Id == order.Agreement) ?? instruments.Ordered[0];
        return new(authority.At(facts.Time).Agreement.Reference, [], DecisionReason.OrderInForce, new(
            SentenceForm.OrderInForce, null, order.Id.Value, order.Title, order.Authority.Value))
        {
            Order = order.Reference,
        };
    }

    private static Decision Unpermitted(Instruments instruments, in ExchangeFacts facts)
    {
        var time = facts.Time;
        foreach (var history in instruments.Ordered)
        {
            var evaluator = history.At(time);
            // One that would permit but has not begun yet says since when it could.
            if (!evaluator.Agreement.IsOverlay && evaluator.AppliesTo(facts))
            {
                return evaluator.Decide(facts, instruments);
            }
        }

        return new Decision.Refused(instruments.Ordered[0].At(time).Agreement.Reference, [], DecisionReason.NoAgreementApplies, new(SentenceForm.NoAgreementApplies, null));
    }

    private static int Severity(Decision decision) => decision switch
    {
        Decision.Refused => 2,
        Decision.Held => 1,
        _ => 0,
    };
}
