using Caveat.Labels.Grammar;
using Caveat.Labels.Policies;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Labels.Tests.Policies;

public sealed class DominanceTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Theory]
    [InlineData("NATO SECRET", "NATO RESTRICTED", "NATO SECRET")]
    [InlineData("NATO SECRET ATOMAL", "COSMIC TOP SECRET BOHEMIA", "COSMIC TOP SECRET ATOMAL BOHEMIA")]
    [InlineData("NATO RESTRICTED Releasable to Japan, Switzerland", "NATO RESTRICTED Releasable to Japan, Ukraine", "NATO RESTRICTED Releasable to Japan")]
    [InlineData("NATO RESTRICTED Releasable to Switzerland", "NATO RESTRICTED Releasable to Ukraine", "NATO RESTRICTED")]
    [InlineData("NATO RESTRICTED Releasable to Switzerland", "NATO SECRET", "NATO SECRET")]
    [InlineData("NATO UNCLASSIFIED - STAFF", "NATO UNCLASSIFIED - MEDICAL", "NATO UNCLASSIFIED - STAFF MEDICAL")]
    [InlineData("NATO UNCLASSIFIED - STAFF", "NATO RESTRICTED", "NATO RESTRICTED")]
    [InlineData("NATO SECRET Germany, Italy Only", "NATO SECRET Italy, France Only", "NATO SECRET Italy Only")]
    [InlineData("TOP SECRET//SI//REL TO USA, GBR", "SECRET//NOFORN", "TOP SECRET//SI//NOFORN")]
    [InlineData("SECRET//REL TO USA, GBR/RELIDO", "CONFIDENTIAL//NOFORN", "SECRET//NOFORN")]
    [InlineData("UNCLASSIFIED//LES", "CUI", null)]
    [InlineData("SECRET//NOFORN", "CUI//SP-CTI", null)]
    [InlineData("NATO SECRET Germany Only", "NATO SECRET Italy Only", null)]
    [InlineData("NATO SECRET Germany Only", "NATO SECRET", null)]
    [InlineData("NATO/KFOR SECRET", "NATO SECRET", null)]
    [InlineData("TOP SECRET//SI//REL TO USA, GBR", "TOP SECRET//SI//REL TO USA, CAN", null)]
    [InlineData("NATO SECRET", "UK SECRET", null)]
    public void Two_labels_have_the_dominant_of_the_rules_or_none(string first, string second, string? expected)
    {
        var labels = new[] { Read(first), Read(second) };

        var result = Dominance.Of(labels);

        if (expected is null)
        {
            var escalation = Assert.IsType<Escalation>(result);
            Assert.Equal(labels.Max(label => SecurityPolicies.BuiltIn.GradeOf(label).Classification), escalation.AtLeast.Classification);
        }
        else
        {
            Assert.Equal(Read(expected), Assert.IsType<DominantLabel>(result).Label);
        }
    }

    [Fact]
    public void The_order_does_not_matter_and_a_label_dominates_itself() =>
        Prop.ForAll(Some(3).ToArbitrary(), labels =>
        {
            Assert.Equal(LabelOf(labels), LabelOf([.. labels.Reverse()]));
            Assert.Equal(labels[0], LabelOf([labels[0], labels[0]]));
            Assert.Equal(labels[0], LabelOf([labels[0]]));
        }).Check(Thorough);

    [Fact]
    public void Where_every_step_is_defined_the_grouping_does_not_matter()
    {
        var defined = 0;
        Prop.ForAll(Some(3).ToArbitrary(), labels =>
        {
            var left = LabelOf([labels[0], labels[1]]) is { } ab ? LabelOf([ab, labels[2]]) : null;
            var right = LabelOf([labels[1], labels[2]]) is { } bc ? LabelOf([labels[0], bc]) : null;
            if (left is not null && right is not null)
            {
                defined++;
                Assert.Equal(left, right);
                Assert.Equal(left, LabelOf(labels));
            }
        }).Check(Thorough);
        Assert.True(defined > 300, $"only {defined} triples have a dominant");
    }

    [Fact]
    public void A_dominant_is_valid_and_never_below_its_parts() =>
        Prop.ForAll(Some(4).ToArbitrary(), labels =>
        {
            switch (Dominance.Of(labels))
            {
                case DominantLabel(var label):
                    Assert.Empty(SecurityPolicies.BuiltIn.Validate(label));
                    Assert.All(labels, part => Assert.False(SecurityPolicies.BuiltIn.GradeOf(part).Exceeds(SecurityPolicies.BuiltIn.GradeOf(label))));
                    break;
                case Escalation(var reason, var atLeast):
                    Assert.EndsWith(".", reason, StringComparison.Ordinal);
                    Assert.All(labels, part => Assert.False(SecurityPolicies.BuiltIn.GradeOf(part).Exceeds(atLeast)));
                    break;
            }
        }).Check(Thorough);

    [Fact]
    public void A_member_of_NATO_who_may_read_the_dominant_may_read_every_part()
    {
        var permitted = 0;
        var nato = Policy("NATO");
        var sample = from labels in SampleLabels.AlikeOfNato().ArrayOf(2)
                     from nation in Gen.Elements("NOR", "CHE", "DEU", "JPN")
                     from sensitivity in Gen.SubListOf("CRYPTO", "SIOP")
                     select (labels, nation, sensitivity);
        Prop.ForAll(sample.ToArbitrary(), parts =>
        {
            var (labels, nation, sensitivity) = parts;
            var isMember = nato.Members.Contains(nation);
            var clearance = new Clearance(PolicyId.Nato, [.. nato.Classifications.Select(entry => entry.Name)],
            [
                new Category(CategoryType.Permissive, "Context", isMember ? ["NATO", "KFOR", "EAPC"] : ["Releasable"]),
                new Category(CategoryType.Permissive, "Releasable To", isMember ? ["NATO", "KFOR", "EAPC", nation] : [nation]),
                new Category(CategoryType.Permissive, "Only", [nation, .. isMember ? (string[])["NATO"] : []]),
                new Category(CategoryType.Restrictive, "Additional Sensitivity", [.. sensitivity]),
            ]);
            if (Dominance.Of(labels) is DominantLabel(var dominant) && AccessDecision.Of(dominant, clearance).IsPermitted)
            {
                permitted++;
                Assert.All(labels, part => Assert.True(AccessDecision.Of(part, clearance).IsPermitted));
            }
        }).Check(Thorough);
        Assert.True(permitted > 100, $"only {permitted} were let in");
    }

    [Fact]
    public void An_invalid_label_or_none_at_all_is_escalated()
    {
        Assert.IsType<Escalation>(Dominance.Of([new Label(PolicyId.Nato, "SECRET")]));
        Assert.IsType<Escalation>(Dominance.Of([new Label(PolicyId.Parse("XYZ"), "SECRET")]));
        Assert.IsType<Escalation>(Dominance.Of([]));
    }

    private static Gen<Label[]> Some(int count) =>
        Gen.OneOf(
            SampleLabels.AlikeOfNato().ArrayOf(count),
            from policy in Gen.Elements(Policy("NATO"), Policy("USA"), Policy("DEU"), Policy("GBR"), Policy("JOINT"))
            from labels in SampleLabels.Valid(policy).ArrayOf(count)
            select labels);

    private static SecurityPolicy Policy(string name) => SecurityPolicies.BuiltIn.TryFind(PolicyId.Parse(name), out var policy) ? policy : throw new InvalidOperationException(name);

    private static Label? LabelOf(Label[] labels) => Dominance.Of(labels) is DominantLabel(var label) ? label : null;

    private static Label Read(string marking)
    {
        var policy = marking.Contains("NATO", StringComparison.Ordinal) || marking.StartsWith("COSMIC", StringComparison.Ordinal) ? PolicyId.Nato
            : marking.StartsWith("UK", StringComparison.Ordinal) ? PolicyId.Gbr : PolicyId.Usa;
        return MarkingText.TryParse(marking, out var label, out var fault, policy) ? label : throw new InvalidOperationException($"{marking}: {fault}");
    }
}
