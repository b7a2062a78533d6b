using Caveat.Agreements.Orders;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;
using Xunit;

namespace Caveat.Agreements.Tests.Reading;

public sealed class VocabularyTests
{
    [Fact]
    public void A_ceiling_may_change_at_given_times()
    {
        Agreement agreement = Samples.Parse(Document.Full.Replace(
            "ceiling: NATO UNCLASSIFIED",
            "ceiling: NATO UNCLASSIFIED, NATO RESTRICTED from 2026-07-01T00:00:00Z,\n  NATO SECRET from 2027-01-01T00:00:00Z",
            StringComparison.Ordinal));
        CoveredNetwork network = Assert.Single(agreement.CoveredNetworks);
        Assert.Equal("NATO UNCLASSIFIED", network.CeilingAt(Time("2026-06-30T23:59:59Z")).ToString());
        Assert.Equal("NATO RESTRICTED", network.CeilingAt(Time("2026-07-01T00:00:00Z")).ToString());
        Assert.Equal("NATO SECRET", network.CeilingAt(Time("2030-01-01T00:00:00Z")).ToString());
    }

    [Fact]
    public void A_prohibition_is_a_conjunction_of_as_many_terms_as_there_are_lines()
    {
        Rule.Forbid forbid = Assert.IsType<Rule.Forbid>(RuleOf(
            "forbid: use spying, profiling", "and: nations BEL, USA", "and: organisations of kind office", "and: label above NATO RESTRICTED",
            "and: tools weapons, unknown", "and: not declared warrant", "and: declared control-required", "and: data personal-data",
            "and: purposes staff-work", "and: vendors vendor", "and: models vendor/*", "and: organisations desk",
            "when detected: hold for reviewer", "enforcement: attested"));
        Assert.Equal(WhenDetected.HoldForReviewer, forbid.Then);
        Assert.Equal(
            ["OfUses", "OfNations", "OfOrganisations", "LabelAbove", "OfTools", "NotDeclared", "Declared", "OfData", "OfPurposes", "OfVendors", "OfModels", "OfOrganisations"],
            forbid.When.Terms.Select(term => term.GetType().Name));
        Term.OfTools tools = forbid.When.Terms.OfType<Term.OfTools>().Single();
        Assert.True(tools.Unknown);
        Assert.Equal("weapons", Assert.Single(tools.Values).Value);
        Assert.True(Grade.TryParse("NATO RESTRICTED", out Grade grade));
        Assert.Equal(grade, forbid.When.Terms.OfType<Term.LabelAbove>().Single().Grade);
    }

    [Theory]
    [InlineData("forbid: nations BEL", WhenDetected.Refuse)]
    [InlineData("forbid: nations BEL\nthen: hold for reviewer", WhenDetected.HoldForReviewer)]
    public void A_prohibition_of_names_refuses_unless_it_says_otherwise(string lines, WhenDetected then) =>
        Assert.Equal(then, Assert.IsType<Rule.Forbid>(RuleOf(lines, "enforcement: enforced")).Then);

    [Fact]
    public void Approvals_name_how_many_of_a_role_or_one_person()
    {
        Rule.RequireApproval approval = Assert.IsType<Rule.RequireApproval>(RuleOf("require: human approval", "by: 2 of role app-owner", "when: tools weapons", "enforcement: detected"));
        Assert.Equal(new Approvers(2, ReviewRole.AppOwner, null), approval.By);
        Rule.RequireReview review = Assert.IsType<Rule.RequireReview>(RuleOf("require: review before release", "by: person eve", "enforcement: enforced"));
        Assert.Equal(PersonId.Parse("eve"), review.By.Person);
        Assert.True(review.When.IsAlways);
    }

    [Fact]
    public void A_legal_authority_is_one_of_the_declarations_and_a_marking_needs_none()
    {
        Rule.RequireLegalAuthority authority = Assert.IsType<Rule.RequireLegalAuthority>(RuleOf("require: legal authority warrant, control-required", "when: purposes staff-work", "enforcement: attested"));
        Assert.Equal(["warrant", "control-required"], authority.AnyOf.Select(id => id.Value));
        Assert.IsType<Rule.RequireMarking>(RuleOf("require: marking on answer", "enforcement: enforced"));
    }

    [Theory]
    [InlineData("1000 requests per caller per hour", 1000, LimitUnit.Requests, LimitPer.Caller, LimitPeriod.Hour, "")]
    [InlineData("5 tokens per organisation per day", 5, LimitUnit.Tokens, LimitPer.Organisation, LimitPeriod.Day, "")]
    [InlineData("1500.50 EUR per nation per month", 150050, LimitUnit.Money, LimitPer.Nation, LimitPeriod.Month, "EUR")]
    [InlineData("20 EUR per network per month", 2000, LimitUnit.Money, LimitPer.Network, LimitPeriod.Month, "EUR")]
    public void A_limit_counts_in_units_and_money_in_hundredths(string value, long amount, LimitUnit unit, LimitPer per, LimitPeriod period, string currency)
    {
        Rule.Limit limit = Assert.IsType<Rule.Limit>(RuleOf($"limit: {value}, 7 from 2027-01-01T00:00:00Z", "enforcement: detected"));
        Assert.Equal((amount, unit, currency, per, period), (limit.Amount.First, limit.Unit, limit.Currency, limit.Per, limit.Period));
        Assert.Equal((Time("2027-01-01T00:00:00Z"), unit == LimitUnit.Money ? 700 : 7), Assert.Single(limit.Amount.Steps));
    }

    [Fact]
    public void Duties_and_protections_are_read()
    {
        Assert.Equal(WhenFound.Redact, Assert.IsType<Rule.Protect>(RuleOf("protect: personal-data", "when detected: redact", "enforcement: detected")).Then);
        Assert.Equal("secrets", Assert.IsType<Rule.Protect>(RuleOf("protect: secrets", "when detected: refuse", "enforcement: detected")).Data.Value);
        Assert.Equal(90, Assert.IsType<Rule.Retain>(RuleOf("retain: sealed content for 90 days", "enforcement: enforced")).Days);
        Assert.Equal(["BEL", "FRA"], Assert.IsType<Rule.Residency>(RuleOf("residency: BEL, FRA", "enforcement: attested")).Nations.Select(nation => nation.Value));
        Rule.Report report = Assert.IsType<Rule.Report>(RuleOf("report: every quarter to vendor, department", "enforcement: attested"));
        Assert.Equal((ReportPeriod.Quarter, "vendor", "department"), (report.Every, report.To[0].Value, report.To[1].Value));
    }

    [Fact]
    public void An_exception_names_its_clause_its_condition_and_what_it_does()
    {
        Rule.Except except = Assert.IsType<Rule.Except>(RuleOf("except: clause 6", "when: declared warrant", "and: nations BEL", "then: hold for reviewer", "enforcement: attested"));
        Assert.Equal(("6", 2, ExceptionEffect.HoldForReviewer), (except.Clause.Value, except.When.Terms.Length, except.Then));
    }

    [Fact]
    public void A_clause_may_have_an_interval_and_say_how_it_is_waived()
    {
        Clause clause = ClauseOf("forbid: nations BEL", "from: 2026-02-01T00:00:00Z", "until: 2026-03-01T00:00:00Z", "waiver: by office-of-review of rank general, for at most 30 days, notice within 7 days", "enforcement: enforced");
        Assert.Equal((Time("2026-02-01T00:00:00Z"), Time("2026-03-01T00:00:00Z")), (clause.From, clause.Until));
        Assert.Equal(new WaiverTerms(AuthorityId.Parse("office-of-review"), RankId.Parse("general"), 30, 7), clause.Waiver);
    }

    [Fact]
    public void Every_table_is_read()
    {
        Register register = Samples.Parse(Document.Full).Register;
        Assert.Equal(new Tool("fire_*", ToolClassId.Parse("weapons"), ToolEffect.Acts), register.Tools[1]);
        Assert.Equal(["warrant", "control-required"], register.Declarations.Select(declaration => declaration.Id.Value));
        Authority office = register.Authorities[0];
        Assert.Equal([OrderVerb.Terminate, OrderVerb.Suspend], office.May);
        Assert.Equal((true, 2), (office.MayWaive, office.Needs));
        Assert.Equal([OrderVerb.Stay, OrderVerb.Reinstate], register.Authorities[1].May);
        Assert.Equal(new Person(PersonId.Parse("ada"), "Ada", RankId.Parse("general"), office.Id, null) { IsUnenrolled = true }, register.People[0]);
        Assert.Equal(new Person(PersonId.Parse("eve"), "Eve", null, null, null), register.People[3]);
    }

    [Fact]
    public void Front_matter_says_whom_it_applies_to_what_it_yields_to_and_whether_it_is_an_overlay()
    {
        Agreement agreement = Samples.Parse(Document.Full.Replace("version: 1", "version: 1\nyields-to: alliance, nation-a\napplies-to: organisations of kind office\noverlay: yes", StringComparison.Ordinal));
        Assert.Equal(["alliance", "nation-a"], agreement.YieldsTo.Select(id => id.Value));
        Assert.True(agreement.IsOverlay);
        Assert.Equal("office", Assert.Single(Assert.IsType<Applicability.ToOrganisations>(agreement.AppliesTo).Selection.Kinds).Value);

        Agreement plain = Samples.Parse(Document.Full);
        Assert.False(plain.IsOverlay);
        Assert.Empty(plain.YieldsTo);
        Assert.IsType<Applicability.Everyone>(plain.AppliesTo);
        Assert.Equal(["BEL", "FRA"], Assert.IsType<Applicability.ToNations>(Applied("nations BEL, FRA")).Values.Select(nation => nation.Value));
        Assert.Equal("vendor", Assert.Single(Assert.IsType<Applicability.ToVendors>(Applied("vendors vendor")).Values).Value);
    }

    private static Applicability Applied(string value) =>
        Samples.Parse(Document.Full.Replace("version: 1", "version: 1\napplies-to: " + value, StringComparison.Ordinal)).AppliesTo;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Rule? RuleOf(params string[] lines) => ClauseOf(lines).Rule;

    private static Clause ClauseOf(params string[] lines) => Samples.Parse(Document.FullWith(lines)).Clauses[^1];
}
