using System.Text;
using Caveat.Labels.Metadata;
using Caveat.Labels.Policies;
using Caveat.Labels.Tests.Policies;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Labels.Tests.Metadata;

public sealed class ClearanceXmlTests
{
    private const string Example = """
        <sclr:ConfidentialityClearance xmlns:sclr="urn:nato:stanag:4774:confidentialityclearance:1:0">
          <sclr:PolicyIdentifier URI="urn:oid:1.3.26.1.3.1">NATO</sclr:PolicyIdentifier>
          <sclr:ClassificationList>
            <sclr:Classification>UNCLASSIFIED</sclr:Classification>
            <sclr:Classification>SECRET</sclr:Classification>
          </sclr:ClassificationList>
          <sclr:Category TagName="Context" Type="PERMISSIVE"><sclr:GenericValue>NATO</sclr:GenericValue></sclr:Category>
        </sclr:ConfidentialityClearance>
        """;

    [Fact]
    public void A_clearance_is_read_and_decides()
    {
        var clearance = Read(Example);

        Assert.Equal(new Clearance(PolicyId.Nato, ["SECRET", "UNCLASSIFIED"], [new Category(CategoryType.Permissive, "Context", ["NATO"])]), clearance);
        Assert.True(AccessDecision.Of(SampleLabels.Nato("SECRET"), clearance).IsPermitted);
        // The list is the list: a gap in it is meant.
        Assert.False(AccessDecision.Of(SampleLabels.Nato("RESTRICTED"), clearance).IsPermitted);
    }

    [Fact]
    public void What_is_written_reads_back_as_the_same()
    {
        var sample = from label in SampleLabels.Any() from other in SampleLabels.Any() select new Clearance(label.Policy, [label.Classification, other.Classification], label.Categories);
        Prop.ForAll(sample.ToArbitrary(), clearance => Assert.Equal(clearance, Read(ClearanceXml.ToElement(clearance).ToString())))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Theory]
    [InlineData("<sclr:Classification>UNCLASSIFIED</sclr:Classification>\n    <sclr:Classification>SECRET</sclr:Classification>", "", "has no ClassificationList")]
    [InlineData("ConfidentialityClearance", "Clearance", "is no clearance")]
    [InlineData("Type=\"PERMISSIVE\"", "", "write RESTRICTIVE")]
    [InlineData("<sclr:ClassificationList>", "<!DOCTYPE a>", "cannot be read")]
    public void What_is_no_clearance_is_refused_in_one_sentence(string original, string replacement, string expected)
    {
        var changed = Example.ReplaceLineEndings("\n").Replace(original, replacement, StringComparison.Ordinal);
        Assert.NotEqual(Example.ReplaceLineEndings("\n"), changed);
        Assert.False(ClearanceXml.TryRead(Encoding.UTF8.GetBytes(changed), out _, out var error));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clearance_for_nothing_is_not_written() =>
        Assert.Throws<ArgumentException>(() => ClearanceXml.ToElement(new Clearance(PolicyId.Nato, [], [])));

    private static Clearance Read(string xml) =>
        ClearanceXml.TryRead(Encoding.UTF8.GetBytes(xml), out var clearance, out var error) ? clearance : throw new InvalidOperationException(error);
}
