using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Registers;
using Caveat.Labels;
using Caveat.Testing;
using Xunit;

namespace Caveat.Agreements.Tests.Evaluation;

public sealed class StoryTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero);

    private static readonly AgreementEvaluator Alliance = new(Samples.Parse(Samples.Bytes("nato-unclassified.v1.md")));

    private static readonly HistoryEvaluator Department = new(
        Assert.IsType<HistoryResult.Loaded>(AgreementHistory.Verify([Samples.DepartmentRun().Second, Samples.DepartmentRun().First])).History);

    private static readonly ExchangeFacts Officer = new()
    {
        Time = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero),
        Network = NetworkId.Parse("nato-unclassified"),
        Organisation = OrganisationId.Parse("alliance-headquarters"),
        Nation = NationCode.Parse("BEL"),
        Purpose = PurposeId.Parse("staff-work"),
        Vendor = VendorId.Parse("built-in"),
        Model = ModelName.Parse("built-in/quote"),
        Grade = Grade.Unmarked,
        Findings = [],
    };

    private static readonly ExchangeFacts Analyst = Officer with
    {
        Time = Monday,
        Network = NetworkId.Parse("department-classified"),
        Organisation = OrganisationId.Parse("nsa"),
        Nation = NationCode.Parse("USA"),
        Purpose = PurposeId.Parse("intelligence-analysis"),
    };

    [Fact]
    public void An_officer_s_staff_work_is_permitted_by_one_clause_of_each_dimension()
    {
        Decision decision = Alliance.Decide(Officer);
        Assert.IsType<Decision.Permitted>(decision);
        Assert.Equal(["2.1", "3.1", "3.3", "4.1", "5.1"], decision.Clauses.Select(clause => clause.Number.Value));
        Assert.Equal(Alliance.Agreement.Reference, decision.Agreement);
    }

    [Fact]
    public void Text_that_bears_NATO_UNCLASSIFIED_may_enter() =>
        Assert.IsType<Decision.Permitted>(Alliance.Decide(Officer with { Grade = new(PolicyId.Nato, Classification.Unclassified) }));

    [Fact]
    public void Text_that_bears_NATO_SECRET_is_refused_by_the_clause_of_the_ceiling() => AssertRefused(
        Alliance.Decide(Officer with { Grade = new(PolicyId.Nato, Classification.Secret) }),
        DecisionReason.LabelAboveCeiling,
        "2.1",
        "Clause 2.1 (Network and ceiling) lets nothing above NATO UNCLASSIFIED enter the network \"nato-unclassified\", and this is NATO SECRET.");

    [Fact]
    public void An_intelligence_agency_is_refused_by_the_clause_that_excludes_its_kind() => AssertRefused(
        Alliance.Decide(Officer with { Organisation = OrganisationId.Parse("nsa"), Nation = NationCode.Parse("USA") }),
        DecisionReason.OrganisationExcluded,
        "3.2",
        "Clause 3.2 (Intelligence agencies) excludes the organisation \"nsa\".");

    [Fact]
    public void An_exclusion_is_named_before_a_purpose_that_is_not_permitted() => AssertRefused(
        Alliance.Decide(Officer with { Organisation = OrganisationId.Parse("nsa"), Purpose = PurposeId.Parse("intelligence-analysis") }),
        DecisionReason.OrganisationExcluded,
        "3.2",
        "Clause 3.2 (Intelligence agencies) excludes the organisation \"nsa\".");

    [Fact]
    public void What_could_not_be_read_is_refused_by_the_clause_of_the_ceiling_that_says_so() => AssertRefused(
        Alliance.Decide(Officer with { Unread = true }),
        DecisionReason.ContentUnread,
        "2.1",
        "Clause 2.1 (Network and ceiling) lets nothing enter the network \"nato-unclassified\" that cannot be read.");

    [Fact]
    public void A_historic_marking_that_a_legend_released_is_permitted_where_the_clause_says_so() =>
        Assert.IsType<Decision.Permitted>(Alliance.Decide(Officer with { Released = new(PolicyId.Nato, Classification.Secret) }));

    [Fact]
    public void Where_the_clause_says_nothing_unread_parts_and_released_markings_above_the_ceiling_are_refused()
    {
        ExchangeFacts facts = Worlds.Example with { Findings = [] };
        AgreementEvaluator silent = new(Samples.Parse(Document.Minimal));
        ExchangeFacts officer = facts with
        {
            Network = NetworkId.Parse("net-a"),
            Organisation = OrganisationId.Parse("office"),
            Purpose = PurposeId.Parse("staff-work"),
        };
        Assert.IsType<Decision.Permitted>(silent.Decide(officer));
        AssertRefused(silent.Decide(officer with { Unread = true }), DecisionReason.ContentUnread, "1", null);
        AssertRefused(
            silent.Decide(officer with { Released = new(PolicyId.Usa, Classification.Secret) }),
            DecisionReason.ReleasedAboveCeiling,
            "1",
            "Clause 1 (Network) lets nothing above NATO UNCLASSIFIED enter the network \"net-a\", released or not, and this bears US SECRET as a historic marking.");
        Assert.IsType<Decision.Permitted>(silent.Decide(officer with { Released = new(PolicyId.Nato, Classification.Unclassified) }));
    }

    [Fact]
    public void What_a_clause_holds_because_it_could_not_be_read_waits_for_a_reviewer()
    {
        AgreementEvaluator holding = new(Samples.Parse(Document.Minimal.Replace("ceiling: NATO UNCLASSIFIED", "ceiling: NATO UNCLASSIFIED\nunread: hold for reviewer", StringComparison.Ordinal)));
        Decision.Held held = Assert.IsType<Decision.Held>(holding.Decide(Worlds.Example with
        {
            Network = NetworkId.Parse("net-a"),
            Organisation = OrganisationId.Parse("office"),
            Purpose = PurposeId.Parse("staff-work"),
            Findings = [],
            Unread = true,
        }));
        Assert.Equal(("1", "Clause 1 (Network) holds what cannot be read: a reviewer decides."), (held.Clauses[0].Number.Value, held.Explanation));
    }

    [Theory]
    [InlineData("domestic-surveillance", "4.2", "No domestic surveillance")]
    [InlineData("autonomous-weapons", "4.3", "No weapons that choose for themselves")]
    public void A_forbidden_use_is_refused_by_its_clause(string use, string clause, string title) => AssertRefused(
        Alliance.Decide(Officer with { Findings = Worlds.UsesOf(use) }),
        DecisionReason.ProhibitedUse,
        clause,
        $"Clause {clause} ({title}) forbids the use \"{use}\", which screening found here.");

    [Fact]
    public void Of_two_forbidden_uses_the_lower_clause_decides_whichever_was_found_first()
    {
        AssertRefused(Alliance.Decide(Officer with { Findings = Worlds.UsesOf("domestic-surveillance", "autonomous-weapons") }), DecisionReason.ProhibitedUse, "4.2", null);
        AssertRefused(Alliance.Decide(Officer with { Findings = Worlds.UsesOf("autonomous-weapons", "domestic-surveillance") }), DecisionReason.ProhibitedUse, "4.2", null);
    }

    [Fact]
    public void A_finding_that_no_clause_forbids_decides_nothing() =>
        Assert.IsType<Decision.Permitted>(Alliance.Decide(Officer with { Findings = Worlds.UsesOf("prompt-injection") }));

    [Fact]
    public void Facts_without_any_screening_are_refused() => AssertRefused(
        Alliance.Decide(Officer with { Findings = default }), DecisionReason.EvaluationFailed, null, null);

    [Fact]
    public void A_nation_outside_the_list_is_refused_by_the_list_it_is_missing_from() => AssertRefused(
        Alliance.Decide(Officer with { Nation = NationCode.Parse("CHE") }),
        DecisionReason.NationNotPermitted,
        "3.3",
        "Clause 3.3 (Nations) does not permit the nation \"CHE\", nor does any other clause.");

    [Fact]
    public void Each_other_dimension_that_is_not_permitted_has_a_reason_of_its_own()
    {
        AssertRefused(Alliance.Decide(Officer with { Organisation = OrganisationId.Parse("stranger") }), DecisionReason.OrganisationUnknown, "3.1", "The organisation \"stranger\" is not in the register of \"nato-unclassified\".");
        AssertRefused(Alliance.Decide(Officer with { Purpose = PurposeId.Parse("intelligence-analysis") }), DecisionReason.PurposeNotPermitted, "4.1", null);
        AssertRefused(Alliance.Decide(Officer with { Vendor = VendorId.Parse("stranger") }), DecisionReason.VendorNotPermitted, "5.1", null);
        AssertRefused(Alliance.Decide(Officer with { Network = NetworkId.Parse("nato-secret") }), DecisionReason.NetworkNotInScope, "2.1", "No clause of \"nato-unclassified\" brings the network \"nato-secret\" into scope: it covers \"nato-unclassified\".");
    }

    [Fact]
    public void Outside_its_interval_an_agreement_refuses_and_says_when_it_is_in_force() => AssertRefused(
        Alliance.Decide(Officer with { Time = new(2031, 3, 16, 0, 0, 0, TimeSpan.Zero) }),
        DecisionReason.AgreementNotInForce,
        null,
        "Version 1 of \"nato-unclassified\" is in force from 2026-03-16T00:00:00Z until 2031-03-16T00:00:00Z, not at 2031-03-16T00:00:00Z.");

    [Fact]
    public void The_analyst_is_permitted_until_Monday_s_amendment_and_refused_from_that_very_tick()
    {
        Decision before = Department.Decide(Analyst with { Time = Monday.AddTicks(-1) });
        Assert.IsType<Decision.Permitted>(before);
        Assert.Equal(1, before.Agreement.Version);

        Decision after = Department.Decide(Analyst);
        AssertRefused(after, DecisionReason.OrganisationExcluded, "4.3", "Clause 4.3 (Intelligence agencies) excludes the organisation \"nsa\".");
        Assert.Equal(2, after.Agreement.Version);
    }

    [Fact]
    public void Monday_s_amendment_holds_surveillance_for_a_reviewer()
    {
        ExchangeFacts facts = Analyst with { Organisation = OrganisationId.Parse("department"), Purpose = PurposeId.Parse("staff-work"), Findings = Worlds.UsesOf("domestic-surveillance") };
        Assert.IsType<Decision.Permitted>(Department.Decide(facts with { Time = Monday.AddDays(-1) }));
        Decision.Held held = Assert.IsType<Decision.Held>(Department.Decide(facts));
        Assert.Equal(("held_for_review", "4.2"), (held.Reason.Code(), held.Clauses[0].Number.Value));
    }

    [Fact]
    public void A_refusal_names_every_clause_that_stands_against_it_the_deciding_one_first() => Assert.Equal(
        ["3.2", "2.1", "4.2", "4.1"],
        Alliance.Decide(Officer with
        {
            Organisation = OrganisationId.Parse("nsa"),
            Grade = new(PolicyId.Usa, Classification.Secret),
            Purpose = PurposeId.Parse("intelligence-analysis"),
            Findings = Worlds.UsesOf("domestic-surveillance"),
        }).Clauses.Select(clause => clause.Number.Value));

    [Fact]
    public void A_permitted_decision_allocates_nothing()
    {
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                Alliance.Decide(Officer);
            }
        }));
    }

    [Fact]
    public void Every_reason_has_a_code_of_its_own_that_reads_back()
    {
        DecisionReason[] reasons = [.. Enum.GetValues<DecisionReason>().Where(reason => reason != DecisionReason.None)];
        Assert.Equal(reasons.Length, reasons.Select(DecisionReasons.Code).Distinct().Count());
        Assert.All(reasons, reason => Assert.True(DecisionReasons.TryParse(reason.Code(), out DecisionReason same) && same == reason));
        Assert.Equal("label_above_ceiling", DecisionReason.LabelAboveCeiling.Code());
    }

    private static void AssertRefused(Decision decision, DecisionReason reason, string? clause, string? explanation)
    {
        Decision.Refused refused = Assert.IsType<Decision.Refused>(decision);
        Assert.Equal(reason, refused.Reason);
        Assert.Equal(clause, refused.Clauses.FirstOrDefault()?.Number.Value);
        if (explanation is not null)
        {
            Assert.Equal(explanation, refused.Explanation);
        }
    }
}
