using System.Collections.Immutable;
using Caveat.Agreements.Analysis;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Xunit;

namespace Caveat.Agreements.Tests.Analysis;

public sealed class AgreementCheckTests
{
    private static readonly Screens Screens = new(
        [UseId.Parse("domestic-surveillance"), UseId.Parse("autonomous-weapons")],
        [DataKindId.Parse("secrets"), DataKindId.Parse("personal-data")]);

    [Fact]
    public void A_sound_agreement_raises_no_error_and_no_warning_and_every_combination_is_decided()
    {
        var result = AgreementCheck.Alone(Samples.Parse(Document.Minimal), Screens);
        Assert.DoesNotContain(result.Concerns, concern => concern.Severity != Severity.Note);
        Assert.True(result.IsComplete);
        Assert.Equal(result.Combinations, result.Decided);
    }

    [Theory]
    [InlineData("samples/department-classified.v2.md")]
    [InlineData("samples/nato-unclassified.v1.md")]
    public void The_samples_raise_no_error_and_no_warning(string sample) =>
        Assert.DoesNotContain(AgreementCheck.Alone(Samples.Parse(Samples.Bytes(Path.GetFileName(sample))), Screens).Concerns, concern => concern.Severity != Severity.Note);

    [Theory]
    [InlineData("exclude: organisations office\nenforcement: enforced", "Clause 2 (Bodies) permits nothing, because clause 9 (More) refuses all that it permits: change one of them.", "test/2 test/9")]
    [InlineData("forbid: nations USA\nenforcement: enforced", "Clause 3 (Nations) permits \"USA\" and clause 9 (More) refuses it for the whole of that time: take it out of one of them.", "test/3 test/9")]
    [InlineData("forbid: vendors vendor\nenforcement: enforced", "Clause 5 (Vendors) permits nothing, because clause 9 (More) refuses all that it permits: change one of them.", "test/5 test/9")]
    public void A_permit_that_another_clause_contradicts_is_a_conflict(string rule, string sentence, string clauses)
    {
        var concern = Assert.Single(Check(rule), concern => concern.Severity == Severity.Error);
        Assert.Equal((ConcernKind.Conflict, sentence), (concern.Kind, concern.Sentence));
        Assert.Equal((Severity.Error, clauses), (concern.Severity, string.Join(' ', concern.Clauses)));
    }

    [Fact]
    public void Clauses_that_leave_nothing_only_together_are_a_conflict_too()
    {
        var concern = Assert.Single(
            Check("forbid: nations BEL\nand: organisations office, agency\nenforcement: enforced", "forbid: nations USA\nand: vendors vendor\nenforcement: enforced"),
            concern => concern.Severity == Severity.Error);
        Assert.Equal("The clauses together permit nothing at all: what some permit others refuse.", concern.Sentence);
    }

    [Theory]
    [InlineData("exclude: organisations of kind intelligence\nenforcement: enforced")]
    [InlineData("forbid: nations USA\nfrom: 2026-06-01T00:00:00Z\nenforcement: enforced")]
    [InlineData("forbid: nations USA\nthen: hold for reviewer\nenforcement: enforced")]
    [InlineData("forbid: nations USA\nand: vendors vendor\nand: label above NATO UNCLASSIFIED\nenforcement: detected")]
    public void A_narrower_clause_that_takes_something_from_a_permit_is_no_conflict(string rule) =>
        Assert.DoesNotContain(Check(rule), concern => concern.Kind == ConcernKind.Conflict);

    [Theory]
    [InlineData("forbid: use domestic-surveillance\nwhen detected: refuse\nenforcement: detected", "forbid: use domestic-surveillance\nand: nations USA\nwhen detected: refuse\nenforcement: detected")]
    [InlineData("forbid: use domestic-surveillance\nwhen detected: refuse\nenforcement: detected", "forbid: use domestic-surveillance\nwhen detected: hold for reviewer\nenforcement: detected")]
    [InlineData("limit: 100 requests per caller per day\nenforcement: enforced", "limit: 200 requests per caller per day\nwhen: nations USA\nenforcement: enforced")]
    [InlineData("require: marking on answer\nenforcement: enforced", "require: marking on answer\nwhen: nations USA\nenforcement: enforced")]
    [InlineData("require: human approval\nby: 2 of role reviewer\nenforcement: enforced", "require: human approval\nby: 2 of role reviewer\nwhen: nations USA\nenforcement: enforced")]
    [InlineData("protect: secrets\nwhen detected: refuse\nenforcement: detected", "protect: secrets\nwhen detected: hold for reviewer\nenforcement: detected")]
    [InlineData("permit: organisations desk\nenforcement: enforced", null)]
    public void A_clause_that_others_always_precede_is_shadowed(string first, string? second)
    {
        var concerns = second is null ? Check(first) : Check(first, second);
        var concern = Assert.Single(concerns, concern => concern.Kind == ConcernKind.Shadowed);
        Assert.Equal(second is null ? "test/9 test/2" : "test/10 test/9", string.Join(' ', concern.Clauses));
        Assert.Equal(Severity.Warning, concern.Severity);
    }

    [Fact]
    public void Two_clauses_together_can_shadow_a_third()
    {
        var concern = Assert.Single(
            Check(
                "forbid: use domestic-surveillance\nand: nations BEL\nwhen detected: refuse\nenforcement: detected",
                "forbid: use domestic-surveillance\nand: nations USA\nwhen detected: refuse\nenforcement: detected",
                "forbid: use domestic-surveillance\nwhen detected: refuse\nenforcement: detected"),
            concern => concern.Kind == ConcernKind.Shadowed);

        // The two cover every nation that is permitted, and clause 3 all others.
        Assert.Equal("test/11 test/9 test/10 test/3", string.Join(' ', concern.Clauses));
    }

    [Theory]
    [InlineData("require: human approval\nby: 1 of role legal\nenforcement: enforced", "require: human approval\nby: 2 of role reviewer\nwhen: nations USA\nenforcement: enforced")]
    [InlineData("limit: 100 requests per caller per day\nwhen: nations USA\nenforcement: enforced", "limit: 200 requests per caller per day\nenforcement: enforced")]
    [InlineData("forbid: use domestic-surveillance\nwhen detected: hold for reviewer\nenforcement: detected", "forbid: use domestic-surveillance\nand: nations USA\nwhen detected: refuse\nenforcement: detected")]
    public void A_clause_that_asks_for_more_is_not_shadowed(string first, string second) =>
        Assert.DoesNotContain(Check(first, second), concern => concern.Kind == ConcernKind.Shadowed);

    [Theory]
    [InlineData("forbid: nations FRA\nand: vendors vendor\nenforcement: enforced", "No exchange that clause 9 (More) is about is ever permitted, because of clause 3 (Nations), which does not permit them: permit them first, or remove the clause.")]
    [InlineData("forbid: use domestic-surveillance\nwhen detected: refuse\nuntil: 2025-12-01T00:00:00Z\nenforcement: detected", "Clause 9 (More) counts only when the agreement is not in force: change its \"from\" or \"until\", or remove it.")]
    [InlineData("forbid: nations BEL\nand: nations USA\nenforcement: enforced", "The terms of clause 9 (More) can never hold together: change one of them, or remove the clause.")]
    [InlineData("forbid: label above COSMIC TOP SECRET\nenforcement: detected", "The terms of clause 9 (More) can never hold together: change one of them, or remove the clause.")]
    public void A_clause_that_no_exchange_can_meet_is_unreachable(string rule, string sentence) =>
        Assert.Equal(sentence, Assert.Single(Check(rule), concern => concern.Kind == ConcernKind.Unreachable).Sentence);

    [Fact]
    public void Exceptions_that_disagree_are_a_conflict_where_they_meet()
    {
        const string Forbid = "forbid: use domestic-surveillance\nwhen detected: refuse\nenforcement: detected";
        const string Belgium = "except: clause 9\nwhen: nations BEL\nenforcement: enforced";
        var concern = Assert.Single(
            Check(Forbid, Belgium, "except: clause 9\nwhen: organisations desk\nthen: hold for reviewer\nenforcement: enforced"), concern => concern.Kind == ConcernKind.Conflict);
        Assert.Equal("test/10 test/11 test/9", string.Join(' ', concern.Clauses));
        Assert.DoesNotContain(
            Check(Forbid, Belgium, "except: clause 9\nwhen: nations USA\nthen: hold for reviewer\nenforcement: enforced"), concern => concern.Kind == ConcernKind.Conflict);
    }

    [Theory]
    [InlineData("forbid: nations USA\nand: use domestic-surveillance\nwhen detected: refuse\nenforcement: detected", "except: clause 9\nwhen: nations BEL\nenforcement: enforced", ConcernKind.Unreachable)]
    [InlineData("forbid: use domestic-surveillance\nwhen detected: hold for reviewer\nenforcement: detected", "except: clause 9\nwhen: nations BEL\nthen: hold for reviewer\nenforcement: enforced", ConcernKind.Shadowed)]
    [InlineData("forbid: use domestic-surveillance\nwhen detected: refuse\nenforcement: detected", "except: clause 9\nwhen: label above NATO UNCLASSIFIED\nenforcement: detected", ConcernKind.Shadowed)]
    [InlineData("forbid: use domestic-surveillance\nand: nations BEL\nwhen detected: refuse\nenforcement: detected", "except: clause 9\nwhen: nations BEL\nenforcement: enforced", ConcernKind.Conflict)]
    public void An_exception_that_changes_nothing_or_everything_is_named(string forbid, string except, ConcernKind kind) =>
        Assert.Equal(kind, Assert.Single(Check(forbid, except), concern => concern.Severity != Severity.Note).Kind);

    [Theory]
    [InlineData("forbid: use mind-control\nwhen detected: refuse\nenforcement: detected", Severity.Error)]
    [InlineData("forbid: use mind-control\nwhen detected: refuse\nenforcement: attested", Severity.Warning)]
    [InlineData("forbid: data genomes\nwhen detected: refuse\nenforcement: detected", Severity.Error)]
    public void What_no_screener_finds_cannot_be_enforced(string rule, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Check(rule), concern => concern.Kind == ConcernKind.NotEnforceable).Severity);

    [Fact]
    public void A_network_without_ceiling_is_a_gap_and_so_is_a_dimension_without_permit()
    {
        string wider = Document.Minimal.Replace("| net-a | The first |", "| net-a | The first |\n| net-b | The second |", StringComparison.Ordinal);
        Assert.Contains(AgreementCheck.Alone(Samples.Parse(wider), Screens).Concerns, concern =>
            concern is { Kind: ConcernKind.Gap, Severity: Severity.Warning } && concern.Sentence.StartsWith("No clause gives the network \"net-b\" a ceiling", StringComparison.Ordinal));

        string nothing = Document.Minimal.Replace("permit: nations BEL, USA\nenforcement: enforced", "enforcement: attested", StringComparison.Ordinal);
        var concern = Assert.Single(AgreementCheck.Alone(Samples.Parse(nothing), Screens).Concerns, concern => concern.Severity == Severity.Error);
        Assert.StartsWith("No clause permits any nations, so the agreement permits nothing", concern.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agreement_of_more_combinations_than_are_decided_one_by_one_is_still_analysed_whole()
    {
        string[] rules = [.. Enumerable.Range(0, 40).Select(i => $"forbid: use use-{i}\nand: nations {(i % 2 == 0 ? "BEL" : "USA")}\nwhen detected: refuse\nenforcement: attested"),
            "forbid: use use-0, use-1\nand: nations BEL\nand: label above NATO UNCLASSIFIED\nwhen detected: refuse\nenforcement: attested"];
        var result = AgreementCheck.Alone(Samples.Parse(With(rules)), Screens);
        Assert.True(result.Combinations > 1e12);
        Assert.Equal((0, true), (result.Decided, result.IsComplete));
        Assert.Equal("test/49", Assert.Single(result.Concerns, concern => concern.Kind == ConcernKind.Shadowed).Clauses[0].ToString());
    }

    [Fact]
    public void What_is_reported_shadowed_can_be_removed_without_changing_any_decision()
    {
        int removed = 0;
        for (int seed = 0; seed < 120; seed++)
        {
            var agreement = RandomAgreement.Make(seed);
            if (new Survey([agreement]).Space.Combinations > 20_000)
            {
                continue;
            }

            var dead = AgreementCheck.Alone(agreement, Screens).Concerns
                .Where(concern => concern.Kind is ConcernKind.Shadowed or ConcernKind.Unreachable)
                .Select(concern => concern.Clauses[0].Clause)
                .Where(number => agreement.Clauses.Single(clause => clause.Number == number).Rule is not (Rule.Limit or Rule.Except))
                .ToHashSet();
            if (dead.Count == 0)
            {
                continue;
            }

            removed += dead.Count;
            var without = Samples.Parse(Remove(RandomAgreement.Text(seed), dead));
            var differences = AgreementDiff.Compare(agreement, without, Language.English);
            Assert.True(differences.IsComplete);
            Assert.True(differences.Outcomes.IsEmpty, $"Seed {seed}, without {string.Join(", ", dead)}: {string.Join('\n', differences.Outcomes.Select(outcome => outcome.Sentence))}");
        }

        Assert.True(removed > 5, $"Only {removed} clauses were removed.");
    }

    private static ImmutableArray<Concern> Check(params string[] rules) => AgreementCheck.Alone(Samples.Parse(With(rules)), Screens).Concerns;

    private static string With(params string[] rules) =>
        Document.Minimal + string.Concat(rules.Select((rule, i) => $"## {i + 9}. More\nMore text.\n\n```rule\n{rule}\n```\n\n"));

    /// <summary>Leaves the heading, so that numbers stay, and takes out the rule; exceptions to it go with it.</summary>
    private static string Remove(string text, HashSet<ClauseNumber> dead)
    {
        foreach (var number in dead)
        {
            int start = text.IndexOf($"## {number}. Clause\n", StringComparison.Ordinal);
            int end = text.IndexOf("\n## ", start, StringComparison.Ordinal) is var next and > 0 ? next + 1 : text.Length;
            text = text[..start] + $"## {number}. Clause\nIts text.\n\n" + text[end..];
            for (int at; (at = text.IndexOf($"except: clause {number}\n", StringComparison.Ordinal)) >= 0;)
            {
                int opening = text.LastIndexOf("```rule", at, StringComparison.Ordinal);
                int closing = text.IndexOf("\n```\n", at, StringComparison.Ordinal) + 5;
                text = text[..opening] + text[closing..];
            }
        }

        return text;
    }
}
