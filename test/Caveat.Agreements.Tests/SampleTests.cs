using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;
using Xunit;

namespace Caveat.Agreements.Tests;

public sealed class SampleTests
{
    [Theory]
    [InlineData("nato-unclassified.v1.md", "nato-unclassified", 1, "NATO UNCLASSIFIED")]
    [InlineData("department-classified.v1.md", "department-classified", 1, "US SECRET")]
    [InlineData("department-classified.v2.md", "department-classified", 2, "US SECRET")]
    public void Each_sample_reads_as_a_draft_that_covers_its_network(string file, string id, int version, string ceiling)
    {
        Agreement agreement = Samples.Parse(Samples.Bytes(file), file);
        Assert.Equal(id, agreement.Id.Value);
        Assert.Equal(version, agreement.Version);
        Assert.True(agreement.IsDraft);
        CoveredNetwork network = Assert.Single(agreement.CoveredNetworks);
        Assert.Equal(id, network.Id.Value);
        Assert.True(Grade.TryParse(ceiling, out Grade label));
        Assert.Equal(label, network.Ceilings.First);
    }

    [Fact]
    public void The_amendment_names_the_exact_bytes_of_the_first_version() => Assert.Equal(
        AgreementDigest.Of(Samples.Bytes("department-classified.v1.md")),
        Samples.Parse(Samples.Bytes("department-classified.v2.md")).Amends);

    [Fact]
    public void The_alliance_sample_permits_all_its_32_nations()
    {
        Agreement agreement = Samples.Parse(Samples.Bytes("nato-unclassified.v1.md"));
        Rule.PermitNations nations = Assert.Single(agreement.Clauses.Select(clause => clause.Rule).OfType<Rule.PermitNations>());
        Assert.Equal(32, nations.Nations.Length);
    }

    [Theory]
    [InlineData("nato-unclassified.v1.md")]
    [InlineData("department-classified.v1.md")]
    [InlineData("department-classified.v2.md")]
    public void Each_sample_registers_what_the_demonstration_needs(string file)
    {
        Register register = Samples.Parse(Samples.Bytes(file)).Register;
        Assert.Equal(
            ["alliance-headquarters", "audit-board", "department", "joint-force-command", "ministry-of-digital-affairs", "nsa"],
            register.Organisations.Select(organisation => organisation.Id.Value).Order());
        Assert.Equal(["application-development", "audit", "intelligence-analysis", "staff-work"], register.Purposes.Select(purpose => purpose.Id.Value).Order());
        Assert.Equal(["built-in", "self-hosted", "vendor"], register.Vendors.Select(vendor => vendor.Id.Value).Order());
        Organisation nsa = register.Organisations.Single(organisation => organisation.Id.Value == "nsa");
        Assert.Equal(("intelligence", "USA", "department"), (nsa.Kind.Value, nsa.Nation.Value, nsa.Parent?.Value));
    }

    [Fact]
    public void Prose_only_clauses_are_stated_and_blocks_without_a_rule_may_be_attested()
    {
        Agreement agreement = Samples.Parse(Samples.Bytes("nato-unclassified.v1.md"));
        Clause lawful = agreement.Clauses.Single(clause => clause.Number.Value == "4.5");
        Assert.Equal((null, Enforcement.Stated), (lawful.Rule, lawful.Enforcement));
        Clause kept = agreement.Clauses.Single(clause => clause.Number.Value == "5.2");
        Assert.Equal((null, Enforcement.Attested), (kept.Rule, kept.Enforcement));
    }

    [Theory]
    [InlineData("department-classified.v1.md")]
    [InlineData("department-classified.v2.md")]
    public void The_department_s_weapons_clause_is_conditional_and_can_be_waived(string file)
    {
        Agreement agreement = Samples.Parse(Samples.Bytes(file), file);
        Clause weapons = agreement.Clauses.Single(clause => clause.Number.Value == "4.4");
        Rule.Forbid forbid = Assert.IsType<Rule.Forbid>(weapons.Rule);
        Assert.Equal(["autonomous-weapons"], Assert.IsType<Term.OfUses>(forbid.When.Terms[0]).Values.Select(use => use.Value));
        Assert.Equal(["human-control-required"], Assert.IsType<Term.Declared>(forbid.When.Terms[1]).Values.Select(declaration => declaration.Value));
        Assert.Equal(("oversight-office", "director"), (weapons.Waiver!.Authority.Value, weapons.Waiver.Rank.Value));
        Assert.IsType<Rule.RequireApproval>(agreement.Clauses.Single(clause => clause.Number.Value == "4.5").Rule);
    }

    [Theory]
    [InlineData("department-classified.v1.md", "oversight-office 2, district-court 1, appeals-court 1")]
    [InlineData("department-classified.v2.md", "oversight-office 2, district-court 1, appeals-court 1")]
    [InlineData("nato-unclassified.v1.md", "council 2")]
    public void Each_sample_names_who_may_give_orders(string file, string expected)
    {
        Register register = Samples.Parse(Samples.Bytes(file), file).Register;
        Assert.Equal(expected, string.Join(", ", register.Authorities.Select(authority => $"{authority.Id} {authority.Needs}")));
        Assert.All(register.People, person => Assert.True(person.IsUnenrolled));
    }

    [Fact]
    public void Every_clause_of_the_alliance_sample_has_a_French_text_of_its_own()
    {
        Agreement agreement = Samples.Parse(Samples.Bytes("nato-unclassified.v1.md"));
        Assert.Equal([Language.English, Language.French], agreement.Languages);
        Assert.All(agreement.Clauses, clause =>
        {
            ClauseText french = Assert.Single(clause.Translations);
            Assert.Equal(Language.French, french.Language);
            Assert.NotEqual(clause.Text, french.Text);
        });
    }
}
