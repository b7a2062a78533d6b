using Caveat.Agreements.Analysis;
using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Evaluation;
using Xunit;

namespace Caveat.Agreements.Tests.Analysis;

public sealed class AgreementDiffTests
{
    [Fact]
    public void The_story_s_amendment_is_told_in_plain_words()
    {
        var differences = Story(Language.English);
        Assert.Equal(
            [
                "From 2 March 2026 17:00 UTC exchanges in which the use domestic-surveillance is found are held for a reviewer; before, the clause had no rule (clause 4.2).",
                "From 2 March 2026 17:00 UTC organisations of kind intelligence are refused, whatever permits them; before, they were permitted (clause 4.3).",
            ],
            differences.Clauses.Select(change => change.Sentence));
        Assert.Equal(
            [
                "From 2 March 2026 17:00 UTC exchanges with organisations of kind intelligence are refused; before, they were permitted (clause 4.3).",
                "From 2 March 2026 17:00 UTC exchanges with use domestic-surveillance are held for a reviewer; before, they were permitted (clause 4.2).",
            ],
            differences.Outcomes.Select(outcome => outcome.Sentence));
        Assert.DoesNotContain(differences.Outcomes, outcome => outcome.Widens);
        Assert.True(differences is { IsComplete: true, Changed: > 0 });
    }

    [Fact]
    public void And_in_French()
    {
        var differences = Story(Language.French);
        Assert.Equal(
            "À partir du 2 mars 2026 à 17\u00a0h\u00a000 UTC, les échanges avec des organisations du genre intelligence sont refusés\u00a0; avant, ils étaient autorisés (clause 4.3).",
            differences.Outcomes[0].Sentence);
        Assert.Contains("les organisations du genre intelligence sont refusées", differences.Clauses[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agreement_does_not_differ_from_itself()
    {
        var agreement = Samples.Parse(Document.Minimal);
        var differences = AgreementDiff.Compare(agreement, agreement, Language.English);
        Assert.Empty(differences.Clauses);
        Assert.Empty(differences.Frame);
        Assert.Empty(differences.Outcomes);
        Assert.Equal(0, differences.Changed);
    }

    [Fact]
    public void Other_words_with_the_same_rule_are_a_change_of_prose_alone()
    {
        var differences = Compare(Document.Minimal, Document.Minimal.Replace("With what.", "With which models.", StringComparison.Ordinal));
        Assert.Equal((ClauseChangeKind.Prose, "Clause 5 (Vendors) has other words and the same rule."), (differences.Clauses.Single().Kind, differences.Clauses.Single().Sentence));
        Assert.Empty(differences.Outcomes);
    }

    [Fact]
    public void A_clause_that_goes_silently_is_a_widening_with_its_number()
    {
        string before = Document.With("forbid: use domestic-surveillance", "when detected: refuse", "enforcement: detected");
        var concern = Assert.Single(AgreementDiff.Widenings(Samples.Parse(before), Samples.Parse(Document.Minimal)));
        Assert.Equal("From 1 January 2026 00:00 UTC exchanges with use domestic-surveillance are permitted; before, they were refused (clause 9, version 1).", concern.Sentence);
        Assert.Equal("test/9", concern.Clauses.Single().ToString());
        Assert.Empty(AgreementDiff.Widenings(Samples.Parse(Document.Minimal), Samples.Parse(before)));
    }

    [Fact]
    public void A_new_value_of_a_permit_a_longer_time_and_a_higher_ceiling_are_widenings()
    {
        Assert.Contains("exchanges with nation FRA are permitted; before, they were refused (clause 3 does not permit them", Widening(("nations BEL, USA", "nations BEL, USA, FRA")), StringComparison.Ordinal);
        Assert.Contains("exchanges with from 1 January 2027 00:00 UTC are permitted; before, they were refused (the agreement is not in force", Widening(("in-force: 2026-01-01T00:00:00Z\nuntil: 2027-01-01T00:00:00Z\n", "in-force: 2026-01-01T00:00:00Z\n")), StringComparison.Ordinal);
        Assert.Contains("exchanges with label CONFIDENTIAL, RESTRICTED or SECRET are permitted", Widening(("NATO UNCLASSIFIED", "NATO SECRET")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_duty_that_goes_is_a_widening_though_the_exchange_was_and_is_permitted()
    {
        string before = Document.With("protect: personal-data", "when detected: redact", "enforcement: detected");
        var concern = Assert.Single(AgreementDiff.Widenings(Samples.Parse(before), Samples.Parse(Document.Minimal)));
        Assert.Contains("the removal of personal-data from prompts is no longer asked for", concern.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Parties_register_and_time_that_differ_are_told()
    {
        var differences = Compare(Document.Minimal, Document.Minimal
            .Replace("| vendor | The vendor |", "| vendor | The vendor |\n| other | Another |", StringComparison.Ordinal)
            .Replace("| department | runs it |", "| department | operates it |", StringComparison.Ordinal));
        Assert.Equal(
            [
                "party \"department\": operates it, no key, signs; before, runs it, no key, signs.",
                "vendor \"other\" is new: Another.",
            ],
            differences.Frame);
    }

    [Fact]
    public void The_sentences_cover_exactly_the_combinations_that_are_decided_otherwise()
    {
        int told = 0;
        for (int seed = 0; seed < 80; seed++)
        {
            var before = RandomAgreement.Make(seed, most: 1);
            var after = RandomAgreement.Make(seed + 1_000, most: 1);
            Survey survey = new([before, after]);
            if (survey.Space.Combinations > 40_000)
            {
                continue;
            }

            AssertCovered(survey, before, after, seed, ref told);
        }

        Assert.True(told > 10, $"Only {told} changes were told.");
    }

    private static void AssertCovered(Survey survey, Agreement before, Agreement after, int seed, ref int told)
    {
        var universe = survey.Space.Narrow(survey.Space.Full, AgreementRegions.Times(after.InForce.From, null)).Single();
        Caveat.Agreements.Analysis.Differences.ShiftSearch search = new(survey, new(survey, before), new(survey, after), universe);
        var shifts = search.Run();
        told += shifts.Length;
        AgreementEvaluator old = new(before);
        AgreementEvaluator next = new(after);
        Combination combination = new(survey.Space, universe);
        do
        {
            var was = CrossCheck.Of(old.Decide(combination.Facts));
            var now = CrossCheck.Of(next.Decide(combination.Facts));
            foreach (var shift in shifts)
            {
                // Never said of an exchange that is less strict than the sentence has it.
                bool inside = shift.Exchanges.HasPoint(combination.Bits);
                bool stricter = shift.After > shift.Before ? now >= shift.After : was >= shift.Before;
                Assert.True(!inside || stricter, $"Seed {seed}: {shift.Before} to {shift.After} is said of {combination.Facts}, which was {was} and is {now}.");
            }

            bool covered = was == now || Covers(shifts, was, now, combination);
            Assert.True(covered, $"Seed {seed}: nothing is said of {combination.Facts}, which was {was} and is {now}.");
        }
        while (combination.Next());
    }

    private static bool Covers(IEnumerable<Caveat.Agreements.Analysis.Differences.Shift> shifts, Standing was, Standing now, Combination combination)
    {
        foreach (var shift in shifts)
        {
            if (shift.After == now && (shift.Before == was || (was == Standing.Held && now == Standing.Refused)) && shift.Exchanges.HasPoint(combination.Bits))
            {
                return true;
            }
        }

        return false;
    }

    private static string Widening((string Old, string New) change)
    {
        string text = Document.Minimal.Replace("in-force: 2026-01-01T00:00:00Z\n", "in-force: 2026-01-01T00:00:00Z\nuntil: 2027-01-01T00:00:00Z\n", StringComparison.Ordinal);
        return string.Join('\n', AgreementDiff.Widenings(Samples.Parse(text), Samples.Parse(text.Replace(change.Old, change.New, StringComparison.Ordinal))).Select(concern => concern.Sentence));
    }

    private static AgreementDifferences Compare(string before, string after) =>
        AgreementDiff.Compare(Samples.Parse(before), Samples.Parse(after), Language.English);

    private static AgreementDifferences Story(Language language) =>
        AgreementDiff.Compare(Samples.Parse(Samples.Bytes("department-classified.v1.md")), Samples.Parse(Samples.Bytes("department-classified.v2.md")), language);
}
