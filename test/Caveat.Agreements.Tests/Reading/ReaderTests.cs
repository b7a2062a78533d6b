using System.Text;
using Caveat.Agreements.Rules;
using Xunit;

namespace Caveat.Agreements.Tests.Reading;

public sealed class ReaderTests
{
    [Fact]
    public void Every_form_of_rule_is_read()
    {
        Assert.IsType<Rule.PermitModels>(RuleOf("permit: models vendor/*, vendor/big-1", "enforcement: enforced"));
        Assert.IsType<Rule.ExcludeOrganisations>(RuleOf("exclude: organisations agency", "enforcement: enforced"));
        Rule.Forbid forbid = Assert.IsType<Rule.Forbid>(RuleOf("forbid: use domestic-surveillance", "when detected: hold for reviewer", "enforcement: detected"));
        Assert.Equal((UseId.Parse("domestic-surveillance"), WhenDetected.HoldForReviewer), (Assert.Single(Assert.IsType<Term.OfUses>(Assert.Single(forbid.When.Terms)).Values), forbid.Then));
        Rule.PermitOrganisations kinds = Assert.IsType<Rule.PermitOrganisations>(RuleOf("permit: organisations of kind office, intelligence", "enforcement: attested"));
        Assert.Equal(["office", "intelligence"], kinds.Organisations.Kinds.Select(kind => kind.Value));
        Assert.Empty(kinds.Organisations.Ids);
    }

    [Fact]
    public void A_list_goes_on_in_the_next_line_after_a_comma()
    {
        Rule.PermitNations rule = Assert.IsType<Rule.PermitNations>(RuleOf("permit: nations BEL,", "        FRA, DEU,", "  USA", "enforcement: enforced"));
        Assert.Equal(["BEL", "FRA", "DEU", "USA"], rule.Nations.Select(nation => nation.Value));
    }

    [Fact]
    public void A_clause_keeps_its_prose_to_the_letter()
    {
        Agreement agreement = Samples.Parse(Document.Minimal + "## 9. More\n\nFirst *line*,  two spaces.\n\n- a point\n  more – “quoted”.\n\n```rule\nenforcement: attested\n```\n");
        Assert.Equal("First *line*,  two spaces.\n\n- a point\n  more – “quoted”.", agreement.Clauses[^1].Text);
    }

    [Fact]
    public void Line_endings_of_Windows_are_read_the_same_and_hashed_as_they_are()
    {
        var windows = Document.Minimal.Replace("\n", "\r\n", StringComparison.Ordinal);
        Agreement agreement = Samples.Parse(windows);
        Agreement same = Samples.Parse(Document.Minimal);
        Assert.Equal(same.Clauses.Select(clause => (clause.Number, clause.Text)), agreement.Clauses.Select(clause => (clause.Number, clause.Text)));
        Assert.Equal(AgreementDigest.Of(Encoding.UTF8.GetBytes(windows)), agreement.Digest);
        Assert.NotEqual(same.Digest, agreement.Digest);
    }

    [Fact]
    public void A_numbered_heading_with_nothing_under_it_only_groups_clauses() =>
        Assert.DoesNotContain(Samples.Parse(Samples.Bytes("nato-unclassified.v1.md")).Clauses, clause => clause.Number.Value == "2");

    [Fact]
    public void The_threshold_is_all_required_parties_unless_the_document_says_more()
    {
        Assert.Equal(2, Samples.Parse(Document.Minimal).Threshold);
        var optional = Document.Minimal.Replace("supplies it | unenrolled | required", "supplies it | unenrolled | optional", StringComparison.Ordinal);
        Assert.Equal(1, Samples.Parse(optional).Threshold);
        Assert.Equal(2, Samples.Parse(optional.Replace("version: 1", "version: 1\nthreshold: 2", StringComparison.Ordinal)).Threshold);
    }

    [Fact]
    public void A_comment_after_a_value_of_the_front_matter_is_not_part_of_it() =>
        Assert.Equal(1, Samples.Parse(Document.Minimal.Replace("version: 1", "version: 1   # the first", StringComparison.Ordinal)).Version);

    [Fact]
    public void Clause_numbers_order_as_people_count() => Assert.Equal(
        ["1", "1.2", "1.10", "2", "10"],
        new[] { "10", "1.10", "2", "1", "1.2" }.Select(ClauseNumber.Parse).Order().Select(number => number.Value));

    private static Rule? RuleOf(params string[] lines) => Samples.Parse(Document.With(lines)).Clauses[^1].Rule;
}
