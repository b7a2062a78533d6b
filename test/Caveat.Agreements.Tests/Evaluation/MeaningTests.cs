using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Rules;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Agreements.Tests.Evaluation;

public sealed class MeaningTests
{
    private static readonly Gen<(string[] Rules, ExchangeFacts Facts)> Cases =
        from rules in Worlds.Rules
        from facts in Worlds.Facts
        select (rules, facts);

    [Fact]
    public void The_compiled_decision_is_what_a_plain_reading_of_the_clauses_gives() => Check(Cases, one =>
    {
        Agreement agreement = Worlds.Build(one.Rules);
        Assert.Equal(PlainReading.Of(agreement, one.Facts), WideWorlds.Essence(new AgreementEvaluator(agreement).Decide(one.Facts)));
    });

    [Fact]
    public void The_cases_tried_come_out_all_three_ways()
    {
        string[] seen = [.. Cases.Sample(400, 50).Select(one => PlainReading.Of(Worlds.Build(one.Rules), one.Facts).Split(' ')[0]).Distinct().Order()];
        Assert.Equal(["Held", "Permitted", "Refused"], seen);
    }

    [Fact]
    public void The_order_of_clauses_and_of_findings_has_no_meaning() => Check(
        from one in Cases
        from seed in Gen.Choose(0, int.MaxValue)
        select (one.Rules, one.Facts, seed),
        one =>
        {
            (int, string)[] numbered = [.. one.Rules.Select((rule, index) => (index + 1, rule))];
            (int, string)[] shuffled = [.. numbered];
            Random random = new(one.seed);
            random.Shuffle(shuffled);
            ExchangeFacts reordered = one.Facts with { Findings = [.. one.Facts.Findings.Reverse()] };
            Assert.Equal(
                Worlds.Essence(new AgreementEvaluator(Worlds.Build(numbered)).Decide(one.Facts)),
                Worlds.Essence(new AgreementEvaluator(Worlds.Build(shuffled)).Decide(reordered)));
        });

    [Fact]
    public void One_more_prohibition_never_permits_more() => Check(
        from one in Cases
        from prohibition in Worlds.Prohibitions
        select (one.Rules, one.Facts, prohibition),
        one => Assert.True(
            Severity(Worlds.Build([.. one.Rules, one.prohibition]), one.Facts) >= Severity(Worlds.Build(one.Rules), one.Facts)));

    [Fact]
    public void One_more_permit_never_forbids_more() => Check(
        from one in Cases
        from permit in Worlds.Permits.Where(rule => !rule.StartsWith("permit: models", StringComparison.Ordinal))
        select (one.Rules, one.Facts, permit),
        one => Assert.True(
            Severity(Worlds.Build([.. one.Rules, one.permit]), one.Facts) <= Severity(Worlds.Build(one.Rules), one.Facts)));

    [Fact]
    public void A_prohibition_beats_every_permit() => Check(Cases, one =>
    {
        // Every registered organisation stands under the root.
        const string All = "exclude: organisations root\nenforcement: enforced";
        Assert.IsType<Decision.Refused>(new AgreementEvaluator(Worlds.Build([.. one.Rules, All])).Decide(one.Facts));
    });

    [Theory]
    [InlineData("permit: organisations")]
    [InlineData("permit: nations")]
    [InlineData("permit: purposes")]
    [InlineData("permit: vendors")]
    public void Without_a_permit_for_a_dimension_everything_is_refused_and_a_clause_is_named(string dimension) => Check(Cases, one =>
    {
        Agreement agreement = Worlds.Build(one.Rules.Where(rule => !rule.StartsWith(dimension, StringComparison.Ordinal)));
        Decision.Refused refused = Assert.IsType<Decision.Refused>(new AgreementEvaluator(agreement).Decide(one.Facts));
        Assert.Equal(refused.Reason == DecisionReason.AgreementNotInForce, refused.Clauses.IsEmpty);
    });

    [Fact]
    public void A_permitted_decision_names_the_lowest_permitting_clause_of_each_dimension() => Check(Cases, one =>
    {
        Agreement agreement = Worlds.Build(one.Rules);
        if (new AgreementEvaluator(agreement).Decide(one.Facts) is Decision.Permitted permitted)
        {
            Type[] dimensions = [.. permitted.Clauses.Select(clause => clause.Rule!.GetType())];
            Assert.Equal(dimensions.Distinct(), dimensions);
            Assert.Equal(agreement.Clauses.Any(clause => clause.Rule is Rule.PermitModels) ? 6 : 5, dimensions.Length);
        }
    });

    private static int Severity(Agreement agreement, ExchangeFacts facts) => new AgreementEvaluator(agreement).Decide(facts) switch
    {
        Decision.Permitted => 0,
        Decision.Held => 1,
        _ => 2,
    };

    private static void Check<T>(Gen<T> cases, Action<T> property) =>
        Prop.ForAll(cases.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
