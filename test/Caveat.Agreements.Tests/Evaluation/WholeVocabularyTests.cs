using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Agreements.Tests.Evaluation;

/// <summary>What must hold of every set of agreements and every exchange.</summary>
public sealed class WholeVocabularyTests
{
    private static readonly Gen<(WorldAgreement[] Agreements, ExchangeFacts Facts)> Cases =
        from agreements in WideWorlds.Agreements
        from facts in WideWorlds.Facts
        select (agreements, facts);

    [Fact]
    public void One_compiled_agreement_decides_as_a_plain_reading_does() => Check(
        from agreement in WideWorlds.Agreement from facts in WideWorlds.Facts select (agreement, facts),
        one =>
        {
            var agreement = WideWorlds.Build(one.agreement);
            Assert.Equal(PlainReading.Of(agreement, one.facts), WideWorlds.Essence(new AgreementEvaluator(agreement).Decide(one.facts)));
        },
        1_200);

    [Fact]
    public void Several_agreements_and_waivers_decide_as_a_plain_reading_does() => Check(
        from one in Cases from waivers in WideWorlds.Waivers select (one.Agreements, one.Facts, waivers),
        one => Assert.Equal(
            PlainReading.Of([.. one.Agreements.Select(WideWorlds.Build)], one.Facts, one.waivers),
            WideWorlds.Essence(WideWorlds.Together(one.Agreements, null, one.waivers).Decide(one.Facts))),
        1_200);

    [Fact]
    public void One_more_order_never_permits_more_and_one_that_stands_refuses() => Check(
        from one in Cases from orders in WideWorlds.Orders select (one.Agreements, one.Facts, orders),
        one =>
        {
            var decision = WideWorlds.Together(one.Agreements, one.orders).Decide(one.Facts);
            Assert.True(Severity(decision) >= Severity(WideWorlds.Together(one.Agreements).Decide(one.Facts)));
            var standing = OrderBook.Of(one.orders, []).Against(one.Facts);
            Assert.Equal(standing is not null, decision is Decision.Refused { Reason: <= DecisionReason.OrderInForce } && standing is not null);
            Assert.Equal(decision.Reason == DecisionReason.OrderInForce ? standing?.Reference : null, (decision as Decision.Refused)?.Order);
        },
        400);

    [Fact]
    public void A_waived_clause_is_as_good_as_absent_and_the_waiver_is_named() => Check(
        from agreement in WideWorlds.Agreement
        from restriction in WideWorlds.Restriction
        from facts in WideWorlds.Facts
        select (agreement, restriction, facts),
        one =>
        {
            var waivable = one.restriction with { Waiver = new(AuthorityId.Parse("office"), RankId.Parse("general"), 400, 400) };
            var with = one.agreement.With(waivable);
            var waiver = WideWorlds.Waiver(AgreementId.Parse(with.Id), ClauseNumber.Parse($"{with.Clauses.Length}"), 0, Condition.Always);
            var facts = one.facts with { Time = Worlds.Start.AddMonths(2) };
            var waived = WideWorlds.Together([with], null, [waiver]).Decide(facts);
            Assert.Equal(WideWorlds.Essence(WideWorlds.Together([one.agreement]).Decide(facts)), WideWorlds.Essence(waived));
            // It is named where the clause would have had a part in the decision, and nowhere else.
            var number = ClauseNumber.Parse($"{with.Clauses.Length}");
            bool took = WideWorlds.Together([with]).Decide(facts) is var unwaived && unwaived.Clauses.Any(clause => clause.Number == number);
            Assert.True(!took || waived.Waivers.Contains(waiver));
            Assert.True(waived.Waivers.IsEmpty || took || unwaived is not Decision.Permitted);
        });

    [Fact]
    public void The_cases_tried_come_out_in_every_way_that_agreements_alone_can_bring_about()
    {
        var wanted = Enum.GetValues<DecisionReason>().Except([DecisionReason.EvaluationFailed, DecisionReason.OrderInForce]).ToHashSet();
        HashSet<DecisionReason> seen = [];
        // Some are rare: as many cases as it takes, within reason.
        for (int batch = 0; batch < 40 && !seen.IsSupersetOf(wanted); batch++)
        {
            seen.UnionWith(Cases.Sample(500, 50).Select(one => WideWorlds.Together(one.Agreements).Decide(one.Facts).Reason));
        }

        Assert.Equal(wanted.Order(), seen.Order());
    }

    [Fact]
    public void The_order_of_agreements_of_clauses_and_of_what_was_found_has_no_meaning() => Check(
        from one in Cases
        from seed in Gen.Choose(0, int.MaxValue)
        select (one.Agreements, one.Facts, seed),
        one =>
        {
            Random random = new(one.seed);
            WorldAgreement[] shuffled = [.. one.Agreements.Select(agreement => agreement with { Order = [.. Shuffled(random, Enumerable.Range(0, agreement.Clauses.Length))] })];
            var reordered = one.Facts with
            {
                Findings = [.. one.Facts.Findings.Reverse()],
                Tools = one.Facts.Tools.IsDefault ? default : [.. one.Facts.Tools.Reverse()],
                Declarations = [.. one.Facts.Declarations.Reverse()],
            };
            var decision = WideWorlds.Together(one.Agreements).Decide(one.Facts);
            var other = WideWorlds.Together(Shuffled(random, shuffled)).Decide(reordered);
            Assert.Equal((WideWorlds.Essence(decision), decision.Agreement.Id), (WideWorlds.Essence(other), other.Agreement.Id));
            Assert.Equal(decision.Clauses.Select(clause => clause.Number), other.Clauses.Select(clause => clause.Number));
            Assert.Equal(decision.Explain(Language.English), other.Explain(Language.English));
        });

    [Fact]
    public void One_more_restricting_clause_never_permits_more() => Check(
        from one in Cases
        from restriction in WideWorlds.Restriction
        from place in Gen.Choose(0, one.Agreements.Length - 1)
        select (one.Agreements, one.Facts, restriction, place),
        one =>
        {
            WorldAgreement[] more = [.. one.Agreements];
            more[one.place] = more[one.place].With(one.restriction);
            Assert.True(Severity(WideWorlds.Together(more).Decide(one.Facts)) >= Severity(WideWorlds.Together(one.Agreements).Decide(one.Facts)));
        },
        400);

    [Fact]
    public void One_more_limit_used_up_or_finding_never_permits_more_and_an_approval_never_refuses_more() => Check(
        Cases,
        one =>
        {
            var instruments = WideWorlds.Together(one.Agreements);
            int severity = Severity(instruments.Decide(one.Facts));
            Assert.True(Severity(instruments.Decide(one.Facts with { Exhausted = default })) <= severity);
            Assert.True(Severity(instruments.Decide(one.Facts with { Approved = default })) >= severity);
        },
        400);

    [Fact]
    public void An_exception_weakens_no_clause_but_the_one_that_it_names() => Check(
        from agreement in WideWorlds.Agreement
        from restriction in WideWorlds.Restriction
        from then in Gen.Elements(ExceptionEffect.Permit, ExceptionEffect.HoldForReviewer)
        from facts in WideWorlds.Facts
        select (agreement, restriction, then, facts),
        one =>
        {
            var before = one.agreement.With(one.restriction);
            var number = ClauseNumber.Parse($"{before.Clauses.Length}");
            var after = before.With(new(new Rule.Except(number, Condition.Always, one.then)));
            Assert.Equal(Standing(before, one.facts, number), Standing(after, one.facts, number));
        });

    [Fact]
    public void Where_nobody_yields_and_all_take_part_the_strictest_agreement_wins() => Check(
        Cases,
        one =>
        {
            WorldAgreement[] plain = [.. one.Agreements.Select(agreement => agreement with { YieldsTo = [], AppliesTo = new Applicability.Everyone(), Begins = 0, IsOverlay = false })];
            Assert.Equal(
                plain.Max(agreement => Severity(new AgreementEvaluator(WideWorlds.Build(agreement)).Decide(one.Facts))),
                Severity(WideWorlds.Together(plain).Decide(one.Facts)));
        });

    private static string[] Standing(WorldAgreement agreement, ExchangeFacts facts, ClauseNumber but)
    {
        // What permits names obliging clauses instead.
        var decision = new AgreementEvaluator(WideWorlds.Build(agreement)).Decide(facts);
        return decision is Decision.Permitted ? [] : [.. decision.Clauses
            .Where(clause => clause.Number != but && PlainReading.IsRestriction(clause.Rule))
            .Select(clause => clause.Number.Value)
            .Order(StringComparer.Ordinal)];
    }

    private static T[] Shuffled<T>(Random random, IEnumerable<T> values)
    {
        T[] shuffled = [.. values];
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static int Severity(Decision decision) => decision switch
    {
        Decision.Permitted => 0,
        Decision.Held => 1,
        _ => 2,
    };

    private static void Check<T>(Gen<T> cases, Action<T> property, int count = 300) =>
        Prop.ForAll(cases.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
