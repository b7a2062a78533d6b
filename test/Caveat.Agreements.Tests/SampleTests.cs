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
}
