using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Limits;
using Caveat.Gateway.Providers;
using Caveat.Gateway.Reviews;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Screening.Data;

namespace Caveat.Gateway.Exchanges;

/// <summary>Steps 5 and 6 for one provider: decides, with what reviewers have approved and what limits are used up among the facts.</summary>
/// <remarks>What most exchanges need is pure and does no I/O; only a hold and a limit look beyond the facts.</remarks>
internal sealed class Permission(ModelCatalogue catalogue, Judge judge, ReviewDesk reviews, LimitCounts counts)
{
    public ValueTask<JudgedAttempt> DecideAsync(AskedExchange asked, IProvider provider, ModelName model, CancellationToken cancellationToken)
    {
        var under = judge.Governing.Now;
        var facts = judge.Facts(asked, provider, model);
        var decision = judge.Decide(facts);
        return decision is Decision.Held || (decision is Decision.Permitted && judge.Governing.Limit)
            ? DecideFurtherAsync(under, asked, facts, decision, cancellationToken)
            : new(new JudgedAttempt(under, facts, decision));
    }

    /// <summary>Takes over what the decision permits, and what it obliges to, before the provider is asked.</summary>
    public static void Apply(AskedExchange asked, JudgedAttempt attempt, Decision.Permitted decision, IProvider provider)
    {
        asked.Permit(attempt.Facts, decision, provider, attempt.Under);
        asked.Exchange.Redacted = decision.Obligations.Redact.IsEmpty
            ? null
            : JsonRedaction.Redact(asked.Exchange.Unredacted.Span, DataScreen.BuiltIn, [.. decision.Obligations.Redact.Select(kind => DataKind.Parse(kind.Value))]);
    }

    /// <summary>The route that an order names in the place of what it stops; null where none does, or it was tried.</summary>
    public ModelRoute? SubstituteOf(AskedExchange asked, JudgedAttempt? stopped)
    {
        if (asked.Exchange.Substitute is not null
            || stopped?.Decision is not Decision.Refused { Order: { } order }
            || judge.Governing.Now.Orders.Orders.FirstOrDefault(known => known.Digest == order.Digest) is not { Effect.Successor: OrderTarget.OfModel { Model: { IsAny: false } model } } ordered)
        {
            return null;
        }

        var route = catalogue.Find(model.ToString()) ?? catalogue.Find(model.Name);
        asked.Exchange.Substitute = route?.Model.Value;
        asked.Substituting = route is null ? null : ordered;
        return route;
    }

    private async ValueTask<JudgedAttempt> DecideFurtherAsync(Instruments under, AskedExchange asked, ExchangeFacts facts, Decision decision, CancellationToken cancellationToken)
    {
        ReviewId? review = null;
        if (decision is Decision.Held)
        {
            switch (await reviews.FindAsync(asked, cancellationToken).ConfigureAwait(false))
            {
                case ContentStanding.Approved approved:
                    review = approved.Review;
                    facts = facts with { Approved = approved.Clauses };
                    decision = judge.Decide(facts);
                    break;
                case ContentStanding.Refused refused:
                    return new JudgedAttempt(under, facts, decision, refused.Review, Errors.ReviewRefused(refused.Review, refused.Reason));
                case ContentStanding.Used used:
                    return new JudgedAttempt(under, facts, decision, used.Review, Errors.ApprovalUsed(used.Review));
                case ContentStanding.Pending pending:
                    return new JudgedAttempt(under, facts, decision, pending.Review);
            }
        }

        if (decision is Decision.Permitted && judge.Governing.Limit)
        {
            facts = facts with { Exhausted = await counts.TakeAsync(asked, facts, cancellationToken).ConfigureAwait(false) };
            decision = facts.Exhausted.IsEmpty ? decision : judge.Decide(facts);
        }

        // INVARIANT: an approval is taken before the provider is asked, and by one request only.
        return decision is Decision.Permitted && review is { } approval && !await reviews.UseAsync(approval, cancellationToken).ConfigureAwait(false)
            ? new JudgedAttempt(under, facts with { Approved = default }, judge.Decide(facts with { Approved = default }), approval, Errors.ApprovalUsed(approval))
            : new JudgedAttempt(under, facts, decision, review);
    }
}
