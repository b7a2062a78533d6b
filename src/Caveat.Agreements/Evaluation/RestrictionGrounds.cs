using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Caveat.Agreements.Evaluation.Compiled;
using Caveat.Agreements.Evaluation.Explanations;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation;

/// <summary>What to say of a restricting clause that stands. Not on the fast path: it may allocate.</summary>
internal static class RestrictionGrounds
{
    public static Ground Of(Restriction restriction, RestrictionEffect effect, in ExchangeFacts facts)
    {
        bool held = effect == RestrictionEffect.Hold;
        return restriction.Rule switch
        {
            Rule.Forbid forbid when FirstUse(forbid, facts.Findings) is { } use => Make(
                restriction, held, DecisionReason.ProhibitedUse, held ? SentenceForm.UseHeld : SentenceForm.UseForbidden, use),
            Rule.Forbid => Make(restriction, held, DecisionReason.Prohibited, held ? SentenceForm.ForbiddenHeld : SentenceForm.Forbidden),
            Rule.ExcludeOrganisations => Make(restriction, held, DecisionReason.OrganisationExcluded, SentenceForm.OrganisationExcluded, facts.Organisation.Value),
            Rule.RequireApproval approval => Held(restriction, approval.By, SentenceForm.ApprovalNeeded),
            Rule.RequireReview review => Held(restriction, review.By, SentenceForm.ReviewNeeded),
            Rule.RequireLegalAuthority authority => Make(restriction, held, DecisionReason.LegalAuthorityMissing, SentenceForm.AuthorityMissing, string.Join(", ", authority.AnyOf)),
            Rule.Protect protect => Make(restriction, held, DecisionReason.DataProtected, held ? SentenceForm.DataHeld : SentenceForm.DataProtected, protect.Data.Value),
            Rule.Residency residency => Make(restriction, held, DecisionReason.LocationNotPermitted, SentenceForm.LocationNotPermitted, string.Join(", ", residency.Nations), facts.Location.Value),
            Rule.Limit limit => Make(restriction, held, DecisionReason.LimitReached, SentenceForm.LimitReached, Amount(limit, facts.Time)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A clause that would refuse, of which an exception makes a reviewer's decision.</summary>
    public static Ground ByException(Restriction restriction, Exemption exception) =>
        Held(restriction, Approvers.OneReviewer, SentenceForm.ExceptionHolds, exception.Clause.Number.Value);

    public static Ground Disagreement(Restriction restriction, in ExchangeFacts facts, CompiledRegister register)
    {
        List<string> numbers = [];
        foreach (var exception in restriction.Exceptions)
        {
            if (exception.IsLiveAt(facts.Time.UtcTicks) && register.Holds(exception.When, facts))
            {
                numbers.Add(exception.Clause.Number.Value);
            }
        }

        return Make(restriction, false, DecisionReason.ExceptionsDisagree, SentenceForm.ExceptionsDisagree, string.Join(", ", numbers));
    }

    private static Ground Make(Restriction restriction, bool held, DecisionReason reason, SentenceForm form, params string[] values) =>
        held ? Held(restriction, Approvers.OneReviewer, form, values)
        : new(reason, restriction.Clause, restriction.Rank, new(form, restriction.Clause, values));

    private static Ground Held(Restriction restriction, Approvers by, SentenceForm form, params string[] values) =>
        new(DecisionReason.HeldForReview, restriction.Clause, restriction.Rank, new(form, restriction.Clause, values) { By = by }, by);

    /// <summary>The use that the clause forbids and screening found; of several the first by name, because the order of findings has no meaning.</summary>
    private static string? FirstUse(Rule.Forbid forbid, ImmutableArray<UseId> findings)
    {
        string? first = null;
        foreach (var term in forbid.When.Terms)
        {
            foreach (var use in term is Term.OfUses uses ? uses.Values : [])
            {
                first = findings.Contains(use) && (first is null || string.CompareOrdinal(use.Value, first) < 0) ? use.Value : first;
            }
        }

        return first;
    }

    private static string Amount(Rule.Limit limit, DateTimeOffset time)
    {
        long amount = limit.Amount.At(time);
        return limit.Unit == LimitUnit.Money
            ? (amount / 100m).ToString("0.00", CultureInfo.InvariantCulture)
            : amount.ToString(CultureInfo.InvariantCulture);
    }
}
