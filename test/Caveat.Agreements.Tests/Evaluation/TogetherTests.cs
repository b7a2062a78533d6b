using System.Collections.Immutable;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;
using Caveat.Testing;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Agreements.Tests.Evaluation;

/// <summary>The whole vocabulary by example: an alliance, a nation's overlay, and what their clauses ask for.</summary>
public sealed class TogetherTests
{
    private static readonly VendorId Vendor = VendorId.Parse("vendor");

    private static readonly ExchangeFacts Facts = Worlds.Example with { Findings = [] };

    private static readonly WorldAgreement Alliance = new("alliance",
    [
        new(new Rule.Scope(Facts.Network, new(new Grade(PolicyId.Nato, Classification.Secret)))),
        new(new Rule.PermitOrganisations(new([OrganisationId.Parse("root")], []))),
        new(new Rule.PermitNations([Facts.Nation, NationCode.Parse("USA")])),
        new(new Rule.PermitPurposes([Facts.Purpose])),
        new(new Rule.PermitVendors([Vendor])),
    ]);

    private static readonly WorldAgreement Nation = new("nation", [new(new Rule.Forbid(When(new Term.OfVendors([Vendor])), WhenDetected.Refuse))])
    {
        IsOverlay = true,
        AppliesTo = new Applicability.ToNations([Facts.Nation]),
    };

    [Fact]
    public void A_nation_s_overlay_restricts_its_own_people_and_nobody_else()
    {
        var instruments = WideWorlds.Together([Alliance, Nation]);
        var refused = Refused(instruments, Facts);
        Assert.Equal(("nation", DecisionReason.Prohibited), (refused.Agreement.Id.Value, refused.Reason));
        Assert.Equal(["alliance"], refused.Others.Select(other => other.Agreement.Id.Value));
        Assert.Equal("Clause 1 (Title 1) forbids an exchange like this one (vendor vendor).", refused.Explanation);
        Assert.Equal("La clause 1 (Title 1) interdit un échange comme celui-ci (fournisseur vendor).", refused.Explain(Language.French));
        Assert.IsType<Decision.Permitted>(instruments.Decide(Facts with { Nation = NationCode.Parse("USA") }));
    }

    [Fact]
    public void An_overlay_alone_permits_nothing()
    {
        var usa = Facts with { Nation = NationCode.Parse("USA") };
        Assert.Equal(DecisionReason.NoAgreementApplies, Refused(WideWorlds.Together([Nation with { AppliesTo = new Applicability.Everyone(), Clauses = [new(new Rule.RequireMarking(Condition.Always))] }]), usa).Reason);
        Assert.Equal(DecisionReason.NoAgreementApplies, Refused(WideWorlds.Together([Nation]), usa).Reason);
    }

    [Fact]
    public void Where_the_overlay_yields_the_alliance_s_permit_prevails_over_a_clause_about_the_vendor_alone()
    {
        var yielding = Nation with { YieldsTo = [AgreementId.Parse("alliance")] };
        Assert.IsType<Decision.Permitted>(WideWorlds.Together([Alliance, yielding]).Decide(Facts));
        // A use is nothing that a permit names.
        var use = yielding.With(new(new Rule.Forbid(When(new Term.OfUses(Worlds.UsesOf("spying"))), WhenDetected.Refuse)));
        Assert.Equal(DecisionReason.ProhibitedUse, Refused(WideWorlds.Together([Alliance, use]), Facts with { Findings = Worlds.UsesOf("spying") }).Reason);
    }

    [Fact]
    public void An_agreement_that_has_not_begun_takes_no_part_and_one_that_has_ended_refuses()
    {
        var later = Alliance with { Id = "later", Begins = 3, Clauses = [new(Alliance.Clauses[0].Rule)] };
        Assert.IsType<Decision.Permitted>(WideWorlds.Together([Alliance, later]).Decide(Facts));
        Assert.IsType<Decision.Refused>(WideWorlds.Together([Alliance, later]).Decide(Facts with { Time = Worlds.Start.AddMonths(4) }));
        Assert.Equal(DecisionReason.AgreementNotInForce, Refused(WideWorlds.Together([Alliance]), Facts with { Time = Worlds.Start.AddMonths(12) }).Reason);
    }

    [Fact]
    public void Requirements_about_the_answer_oblige_the_prompt_and_hold_the_answer_until_it_is_approved()
    {
        var instruments = WideWorlds.Together([Alliance
            .With(new(new Rule.RequireMarking(Condition.Always)))
            .With(new(new Rule.RequireReview(new(2, ReviewRole.Legal, null), Condition.Always)))
            .With(new(new Rule.Protect(DataKindId.Parse("personal-data"), WhenFound.Redact)))]);
        var permitted = Assert.IsType<Decision.Permitted>(instruments.Decide(Facts with { Data = [DataKindId.Parse("personal-data")] }));
        ClauseReference review = new(AgreementId.Parse("alliance"), ClauseNumber.Parse("7"));
        Assert.Equal(new Obligations { MarkAnswer = true, ReviewAnswer = [new(review, new(2, ReviewRole.Legal, null))], Redact = [DataKindId.Parse("personal-data")] }, permitted.Obligations);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], permitted.Clauses.Select(clause => clause.Number.Value));

        var answer = Facts with { IsAnswer = true };
        var held = Assert.IsType<Decision.Held>(instruments.Decide(answer));
        Assert.Equal([new ApprovalTerms(review, new(2, ReviewRole.Legal, null))], held.Approvals);
        Assert.Equal("Clause 7 (Title 7) keeps the answer until 2 people of the role legal, none of them the caller, release it.", held.Explanation);
        Assert.Equal("La clause 7 (Title 7) garde la réponse jusqu’à l’accord de 2 personnes du rôle juriste, autres que l’appelant.", held.Explain(Language.French));
        Assert.IsType<Decision.Permitted>(instruments.Decide(answer with { Approved = [review] }));
    }

    [Fact]
    public void An_answer_is_held_for_what_its_tools_do_but_not_again_for_what_its_prompt_was_approved_for()
    {
        var instruments = WideWorlds.Together([Alliance
            .With(new(new Rule.RequireApproval(Approvers.OneReviewer, When(new Term.OfTools([ToolClassId.Parse("acts")], true)))))
            .With(new(new Rule.RequireApproval(Approvers.OneReviewer, Condition.Always)))]);
        var answer = Facts with { IsAnswer = true };
        Assert.Equal(["7"], Held(instruments, Facts).Approvals.Select(terms => terms.Clause.Clause.Value));
        Assert.IsType<Decision.Permitted>(instruments.Decide(answer));
        Assert.IsType<Decision.Permitted>(instruments.Decide(answer with { Tools = ["get_page"] }));
        Assert.Equal(["6"], Held(instruments, answer with { Tools = ["get_page", "get_secret"] }).Approvals.Select(terms => terms.Clause.Clause.Value));
        Assert.Equal(["6"], Held(instruments, answer with { Tools = ["strange"] }).Approvals.Select(terms => terms.Clause.Clause.Value));
    }

    [Fact]
    public void The_limits_that_apply_are_listed_with_what_they_allow_now()
    {
        Rule.Limit limit = new(new(10, [(Worlds.Start.AddMonths(1), 20)]), LimitUnit.Money, "EUR", LimitPer.Nation, LimitPeriod.Day, When(new Term.OfNations([Facts.Nation])));
        var instruments = WideWorlds.Together([Alliance.With(new(limit)), Nation with { IsOverlay = true, AppliesTo = new Applicability.ToVendors([VendorId.Parse("local")]) }]);
        List<LimitTerms> limits = [];
        instruments.AddLimits(Facts, limits);
        ClauseReference clause = new(AgreementId.Parse("alliance"), ClauseNumber.Parse("6"));
        Assert.Equal([new LimitTerms(clause, 20, LimitUnit.Money, "EUR", LimitPer.Nation, LimitPeriod.Day)], limits);
        Assert.Equal("Clause 6 (Title 6) allows 0.20 EUR per nation and day, and that is used up.", Refused(instruments, Facts with { Exhausted = [clause] }).Explanation);
        Assert.Equal(0, Allocations.Least(() => instruments.AddLimits(Facts with { Nation = NationCode.Parse("USA") }, limits)));
    }

    [Fact]
    public void An_order_refuses_what_the_agreements_permit_and_is_named()
    {
        var order = WideWorlds.Order(Vendor, Worlds.Start, 0, InFlight.Cut);
        var refused = Refused(WideWorlds.Together([Alliance], [order]), Facts);
        Assert.Equal((DecisionReason.OrderInForce, order.Reference), (refused.Reason, refused.Order));
        Assert.Equal($"The order \"{order.Id}\" (Order to end) of the authority \"office\" stands against this exchange.", refused.Explanation);
    }

    [Fact]
    public void A_clause_that_cannot_be_evaluated_refuses()
    {
        var instruments = WideWorlds.Together([Alliance.With(new(new Rule.Forbid(When(new Term.OfTools([ToolClassId.Parse("acts")], false)), WhenDetected.HoldForReviewer)))]);
        Assert.Equal(DecisionReason.EvaluationFailed, Refused(instruments, Facts with { Tools = [null!] }).Reason);
        Assert.Equal(DecisionReason.EvaluationFailed, Refused(instruments, Facts with { Findings = default }).Reason);
        Assert.Equal(DecisionReason.EvaluationFailed, Refused(WideWorlds.Together([Alliance, Nation]), default).Reason);
    }

    [Fact]
    public void A_permit_of_several_agreements_with_obligations_and_waivers_allocates_nothing()
    {
        var waivable = Nation.Clauses[0] with { Waiver = new(AuthorityId.Parse("office"), RankId.Parse("general"), 400, 400) };
        var waiver = WideWorlds.Waiver(AgreementId.Parse("nation"), ClauseNumber.Parse("1"), 0, Condition.Always);
        var instruments = WideWorlds.Together(
            [Alliance.With(new(new Rule.RequireMarking(Condition.Always))), Nation with { Clauses = [waivable] }],
            [WideWorlds.Order(VendorId.Parse("local"), Worlds.Start, 0, InFlight.Cut)],
            [waiver]);
        var permitted = Assert.IsType<Decision.Permitted>(instruments.Decide(Facts));
        Assert.Equal((waiver, true, instruments.Digest), (Assert.Single(permitted.Waivers), permitted.Obligations.MarkAnswer, permitted.Instruments));
        Assert.Equal(0, Allocations.Least(() => instruments.Decide(Facts)));
    }

    [Fact]
    public void Every_sentence_is_there_in_English_and_in_French()
    {
        var cases = from agreements in WideWorlds.Agreements from facts in WideWorlds.Facts select (agreements, facts);
        foreach (var decision in cases.Sample(800, 50).Select(one => WideWorlds.Together(one.agreements).Decide(one.facts)).Where(decision => decision is not Decision.Permitted))
        {
            Assert.Matches("^[A-Z].*[.]$", decision.Explain(Language.English));
            Assert.Matches("^[A-Z].*[.]$", decision.Explain(Language.French));
            Assert.NotEqual(decision.Explain(Language.English), decision.Explain(Language.French));
        }
    }

    private static Condition When(params ImmutableArray<Term> terms) => new(terms);

    private static Decision.Refused Refused(Instruments instruments, in ExchangeFacts facts) => Assert.IsType<Decision.Refused>(instruments.Decide(facts));

    private static Decision.Held Held(Instruments instruments, in ExchangeFacts facts) => Assert.IsType<Decision.Held>(instruments.Decide(facts));
}
