using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Analysis.Regions;

/// <summary>The exchanges that restricting clauses stand against, once their exceptions have weakened them.</summary>
internal sealed class RestrictionRegions(Survey survey, Agreement agreement)
{
    private static readonly FactTest OnAnswers = new(FactKind.Answer, value => (bool)value);
    private static readonly FactTest OnPrompts = new(FactKind.Answer, value => !(bool)value);

    private readonly Questions _questions = survey.Questions[agreement];
    private readonly FactSpace _space = survey.Space;

    /// <summary>Where a clause's rule says something at all: while it counts and its condition holds, before any exception.</summary>
    public IReadOnlyList<Box> Reach(Clause clause) => _space.Narrow([_space.Full], [AgreementRegions.Live(clause), .. Tests(clause)]);

    /// <summary>Where its condition holds while it counts, whatever its form asks besides.</summary>
    public IReadOnlyList<Box> ReachOfCondition(Clause clause) => _space.Narrow([_space.Full], [AgreementRegions.Live(clause), .. _questions.Of(clause.Rule!.Condition)]);

    public void Add(Clause clause, List<Objection> objections, List<Duty> duties)
    {
        switch (clause.Rule)
        {
            case Rule.Forbid forbid:
                Weigh(clause, forbid.Then == WhenDetected.Refuse ? Reason(forbid) : DecisionReason.HeldForReview, objections, NameOf(forbid));
                break;
            case Rule.ExcludeOrganisations:
                Weigh(clause, DecisionReason.OrganisationExcluded, objections, FactKind.Organisation);
                break;
            case Rule.RequireApproval or Rule.Protect { Then: WhenFound.HoldForReviewer }:
                Weigh(clause, DecisionReason.HeldForReview, objections);
                break;
            case Rule.RequireLegalAuthority:
                Weigh(clause, DecisionReason.LegalAuthorityMissing, objections);
                break;
            case Rule.Limit:
                Weigh(clause, DecisionReason.LimitReached, objections);
                break;
            case Rule.Residency:
                Weigh(clause, DecisionReason.LocationNotPermitted, objections);
                break;
            case Rule.Protect { Then: WhenFound.Refuse }:
                Weigh(clause, DecisionReason.DataProtected, objections);
                break;
            case Rule.Protect protect:
                Oblige(clause, protect.Data.Value, Reach(clause), objections, duties);
                break;
            case Rule.RequireMarking:
                Oblige(clause, "marking", Reach(clause), objections, duties);
                break;
            case Rule.RequireReview:
                Weigh(clause, DecisionReason.HeldForReview, objections, on: OnAnswers);
                Oblige(clause, "review", _space.Narrow(Reach(clause), OnPrompts), objections, duties);
                break;
        }
    }

    /// <summary>The questions of a clause: its condition, and what its form asks besides.</summary>
    private IEnumerable<FactTest> Tests(Clause clause) => clause.Rule switch
    {
        Rule.ExcludeOrganisations exclude => [_questions.Of(exclude.Organisations)],
        Rule.Protect protect => [Questions.Names(FactKind.Data, [protect.Data]), OnPrompts],
        Rule.Residency residency => [Questions.Names(FactKind.Location, residency.Nations) with { Negated = true }],
        Rule.RequireLegalAuthority authority => [.. _questions.Of(authority.When), Questions.Names(FactKind.Declaration, authority.AnyOf) with { Negated = true }],
        Rule.Limit limit => [.. _questions.Of(limit.When), Questions.Names(FactKind.Exhausted, [new ClauseReference(agreement.Id, clause.Number)])],
        Rule.RequireApproval approval => [.. _questions.Of(approval.When), .. approval.When.Terms.Any(term => term is Term.Tools) ? (FactTest[])[] : [OnPrompts]],
        { } rule => _questions.Of(rule.Condition),
        null => [],
    };

    private void Weigh(Clause clause, DecisionReason reason, List<Objection> objections, FactKind? dimension = null, FactTest? on = null)
    {
        var reach = on is { } half ? _space.Narrow(Reach(clause), half) : Reach(clause);
        bool holds = reason == DecisionReason.HeldForReview;
        var (permitting, holding) = Exceptions(clause);
        var rest = _space.Subtract(AddDisagreement(clause, reach, permitting, holding, objections, dimension), permitting);
        if (holds)
        {
            Put(clause, reason, HeldPart(clause, rest), Standing.Held, objections, dimension);
            return;
        }

        Put(clause, reason, _space.Subtract(rest, holding), Standing.Refused, objections, dimension);
        // What an exception makes a reviewer's decision holds a prompt, and an answer only where the clause reads content.
        Put(clause, DecisionReason.HeldForReview, HeldPart(clause, _space.Intersect(rest, holding)), Standing.Held, objections, dimension);
    }

    private void Oblige(Clause clause, string kind, IReadOnlyList<Box> reach, List<Objection> objections, List<Duty> duties)
    {
        var (permitting, holding) = Exceptions(clause);
        var rest = _space.Subtract(AddDisagreement(clause, reach, permitting, holding, objections, null), permitting);
        if (rest.Count > 0)
        {
            duties.Add(new(agreement, clause, kind, rest));
        }
    }

    /// <summary>Where two exceptions contradict each other neither is followed; gives what is left.</summary>
    private IReadOnlyList<Box> AddDisagreement(
        Clause clause, IReadOnlyList<Box> reach, IReadOnlyList<Box> permitting, IReadOnlyList<Box> holding, List<Objection> objections, FactKind? dimension)
    {
        var both = _space.Intersect(_space.Intersect(reach, permitting), holding);
        Put(clause, DecisionReason.ExceptionsDisagree, both, Standing.Refused, objections, dimension);
        return _space.Subtract(reach, both);
    }

    private (IReadOnlyList<Box> Permitting, IReadOnlyList<Box> Holding) Exceptions(Clause clause)
    {
        var exceptions = agreement.Clauses.Where(other => other.Rule is Rule.Except except && except.Clause == clause.Number).ToArray();
        return (
            [.. exceptions.Where(other => ((Rule.Except)other.Rule!).Then == ExceptionEffect.Permit).SelectMany(Reach)],
            [.. exceptions.Where(other => ((Rule.Except)other.Rule!).Then == ExceptionEffect.HoldForReviewer).SelectMany(Reach)]);
    }

    private IReadOnlyList<Box> HeldPart(Clause clause, IReadOnlyList<Box> boxes) =>
        clause.Rule is Rule.RequireReview or Rule.Protect
        || clause.Rule!.Condition.Terms.Any(term => term is Term.Tools or Term.Uses or Term.Data or Term.LabelAbove)
            ? boxes
            : _space.Narrow(boxes, OnPrompts);

    private void Put(Clause clause, DecisionReason reason, IReadOnlyList<Box> boxes, Standing standing, List<Objection> objections, FactKind? dimension)
    {
        if (boxes.Count > 0)
        {
            objections.Add(new(agreement, clause, reason, standing, boxes, dimension));
        }
    }

    private static DecisionReason Reason(Rule.Forbid forbid) =>
        forbid.When.Terms.Any(term => term is Term.Uses) ? DecisionReason.ProhibitedUse : DecisionReason.Prohibited;

    private static FactKind? NameOf(Rule.Forbid forbid) => forbid.When.Terms is not [var only] ? null : only switch
    {
        Term.Organisations => FactKind.Organisation,
        Term.Nations => FactKind.Nation,
        Term.Purposes => FactKind.Purpose,
        Term.Vendors or Term.Models => FactKind.Model,
        _ => null,
    };
}
