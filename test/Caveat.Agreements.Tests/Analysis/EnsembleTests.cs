using Caveat.Agreements.Analysis;
using Caveat.Agreements.Analysis.Checks;
using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Waivers;
using Xunit;

namespace Caveat.Agreements.Tests.Analysis;

public sealed class EnsembleTests
{
    [Fact]
    public void Agreements_that_fit_raise_nothing() =>
        Assert.Empty(AgreementCheck.Together([Make("alliance"), Make("local", front: "overlay: yes\n", more: "## 9. More\nMore.\n\n```rule\nforbid: use domestic-surveillance\nwhen detected: refuse\nenforcement: detected\n```\n")]));

    [Fact]
    public void What_one_permits_and_another_always_refuses_is_named_with_both_clauses()
    {
        var concern = Assert.Single(AgreementCheck.Together([Make("alliance"), Make("nation", ("nations BEL, USA", "nations BEL"))]));
        Assert.Equal("alliance/3 permits \"USA\", and \"nation\" always refuses it (nation/3): change one of them, or declare with \"yields-to\" which prevails.", concern.Sentence);
        Assert.Equal("alliance/3 nation/3", string.Join(' ', concern.Clauses));
    }

    [Fact]
    public void What_prevails_is_no_contradiction() =>
        Assert.Empty(AgreementCheck.Together([Make("alliance"), Make("nation", ("nations BEL, USA", "nations BEL"), front: "yields-to: alliance\n")]));

    [Fact]
    public void Agreements_for_different_nations_do_not_meet() =>
        Assert.DoesNotContain(
            AgreementCheck.Together([Make("first", front: "applies-to: nations BEL\n"), Make("second", ("nations BEL, USA", "nations USA"), front: "applies-to: nations USA\n")]),
            concern => concern.Severity == Severity.Error);

    [Fact]
    public void A_circle_of_agreements_that_yield_is_told_once_and_an_unknown_one_is_named()
    {
        var concerns = AgreementCheck.Together([Make("alliance", front: "yields-to: nation\n"), Make("nation", front: "yields-to: alliance, elsewhere\n")]);
        Assert.Contains("\"alliance\" and \"nation\" yields to the next", Assert.Single(concerns, concern => concern.Severity == Severity.Error).Sentence, StringComparison.Ordinal);
        Assert.Contains(concerns, concern => concern.Sentence.StartsWith("\"nation\" yields to \"elsewhere\", which is not among these agreements", StringComparison.Ordinal));
    }

    [Fact]
    public void A_network_that_only_overlays_cover_permits_nothing()
    {
        var overlay = Make("local", ("net-a", "net-b"), front: "overlay: yes\n", more: "## 9. More\nMore.\n\n```rule\nforbid: use domestic-surveillance\nwhen detected: refuse\nenforcement: detected\n```\n");
        Assert.Contains("No agreement but overlays covers the network \"net-b\"", Assert.Single(AgreementCheck.Together([Make("alliance"), overlay]), concern => concern.Severity == Severity.Error).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Agreements_that_leave_nothing_to_each_other_are_an_error()
    {
        var concerns = AgreementCheck.Together([Make("alliance", ("nations BEL, USA", "nations BEL")), Make("nation", ("nations BEL, USA", "nations USA"))]);
        Assert.Contains(concerns, concern => concern.Severity == Severity.Error && concern.Sentence.StartsWith("Together these agreements permit nothing on the network \"net-a\"", StringComparison.Ordinal));
    }

    [Fact]
    public void What_they_refuse_together_is_what_the_evaluation_refuses_in_every_combination()
    {
        double total = 0;
        string[] fronts = ["", "applies-to: nations BEL\n", "overlay: yes\n", "yields-to: first\n", "applies-to: vendors vendor\nyields-to: first\n"];
        for (int seed = 0; seed < 150; seed++)
        {
            Agreement[] agreements = [RandomAgreement.Make(seed, seed % 3 == 0 ? fronts[1] : "", 1, "first"), RandomAgreement.Make(seed + 5_000, fronts[seed % fronts.Length], 1, "second")];
            Ensemble ensemble = new(agreements);
            if (ensemble.Survey.Space.Combinations <= 20_000)
            {
                total += ensemble.Survey.Space.Combinations;
                AssertSame(ensemble, agreements, seed);
            }
        }

        Assert.True(total > 20_000, $"Only {total} combinations were compared.");
    }

    private static void AssertSame(Ensemble ensemble, Agreement[] agreements, int seed)
    {
        Instruments instruments = new([.. agreements.Select(agreement => new HistoryEvaluator(agreement))], OrderBook.Empty, WaiverBook.Empty);
        Box[] refused = [.. ensemble.Refused];
        Combination combination = new(ensemble.Survey.Space, ensemble.Survey.Space.Full);
        do
        {
            var decision = instruments.Decide(combination.Facts);
            bool expected = CrossCheck.Of(refused, [], combination.Bits) == Standing.Refused;
            Assert.True(expected == decision is Decision.Refused, $"Seed {seed}: decided {decision}, refused by the regions: {expected}; {combination.Facts}");
        }
        while (combination.Next());
    }

    private static Agreement Make(string id, (string Old, string New) change = default, string front = "", string more = "") => Samples.Parse(
        (change.Old is null ? Document.Minimal : Document.Minimal.Replace(change.Old, change.New, StringComparison.Ordinal))
            .Replace("agreement: test\n", $"agreement: {id}\n", StringComparison.Ordinal)
            .Replace("in-force: 2026-01-01T00:00:00Z\n", "in-force: 2026-01-01T00:00:00Z\n" + front, StringComparison.Ordinal) + more);
}
