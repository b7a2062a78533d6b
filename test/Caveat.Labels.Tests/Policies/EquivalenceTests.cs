using Caveat.Labels.Grammar;
using Caveat.Labels.Policies;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Labels.Tests.Policies;

public sealed class EquivalenceTests
{
    [Theory]
    [InlineData("NATO", "NATO SECRET", "DEU", "GEHEIM")]
    [InlineData("NATO", "COSMIC TOP SECRET", "ESP", "SECRETO")]
    [InlineData("NATO", "NATO CONFIDENTIAL", "ROU", "SECRET")]
    [InlineData("NATO", "NATO RESTRICTED", "BEL", "RESTREINT")]
    [InlineData("NATO", "NATO RESTRICTED Releasable to Japan", "NOR", "BEGRENSET")]
    [InlineData("DEU", "GEHEIM", "NATO", "NATO SECRET Germany Only")]
    [InlineData("DEU", "GEHEIM REL TO NOR", "NATO", "NATO SECRET Germany, Norway Only")]
    [InlineData("FRA", "CONFIDENTIEL DÉFENSE", "NATO", "NATO CONFIDENTIAL France Only")]
    [InlineData("FRA", "DIFFUSION RESTREINTE", "NATO", "NATO RESTRICTED France Only")]
    [InlineData("GBR", "UK OFFICIAL-SENSITIVE - PERSONAL", "NATO", "NATO RESTRICTED UK Only")]
    [InlineData("FRA", "SECRET", "DEU", "GEHEIM")]
    [InlineData("EU", "SECRET UE/EU SECRET", "SWE", "HEMLIG")]
    [InlineData("NATO", "NATO CONFIDENTIAL", "FRA", null)]
    [InlineData("NATO", "NATO CONFIDENTIAL", "GBR", null)]
    [InlineData("NATO", "NATO RESTRICTED", "USA", null)]
    [InlineData("NATO", "NATO RESTRICTED", "CAN", null)]
    [InlineData("NATO", "NATO RESTRICTED", "FRA", null)]
    [InlineData("NATO", "NATO RESTRICTED", "GBR", null)]
    [InlineData("EU", "RESTREINT UE/EU RESTRICTED", "FRA", null)]
    [InlineData("DEU", "VS-VERTRAULICH", "FRA", null)]
    [InlineData("NATO", "NATO SECRET ATOMAL", "DEU", null)]
    [InlineData("NATO", "NATO/KFOR SECRET", "DEU", null)]
    [InlineData("USA", "SECRET//NOFORN", "NATO", null)]
    [InlineData("FRA", "SECRET SPÉCIAL FRANCE", "NATO", null)]
    [InlineData("NATO", "NATO UNCLASSIFIED", "TUR", null)]
    [InlineData("NATO", "NATO SECRET", "XYZ", null)]
    public void A_label_has_the_equivalent_of_the_table_or_honestly_none(string from, string marking, string to, string? expected)
    {
        var result = Equivalence.Map(Read(marking, from), PolicyId.Parse(to));

        if (expected is null)
        {
            Assert.EndsWith(".", Assert.IsType<NoEquivalent>(result).Reason, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(Read(expected, to), Assert.IsType<MappedLabel>(result).Label);
        }
    }

    [Fact]
    public void An_equivalent_is_valid_at_the_same_level_and_keeps_every_restriction() =>
        Prop.ForAll(
            (from label in SampleLabels.Any() from to in Gen.Elements(SecurityPolicies.BuiltIn.All.AsEnumerable()) select (label, to)).ToArbitrary(),
            parts =>
            {
                var (label, to) = parts;
                if (label.Policy != to.Id && Equivalence.Map(label, to.Id) is MappedLabel(var mapped))
                {
                    Assert.Empty(to.Validate(mapped, issuing: true));
                    Assert.Equal(SecurityPolicies.BuiltIn.GradeOf(label).Classification, SecurityPolicies.BuiltIn.GradeOf(mapped).Classification);
                    var kept = mapped.Categories.Where(category => category.Type == CategoryType.Restrictive).SelectMany(category => category.Values).ToHashSet();
                    Assert.All(label.Categories.Where(category => category.Type == CategoryType.Restrictive).SelectMany(category => category.Values), value => Assert.Contains(value, kept));
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(4000));

    private static Label Read(string marking, string policy) =>
        MarkingText.TryParse(marking, out var label, out var fault, PolicyId.Parse(policy)) ? label : throw new InvalidOperationException($"{marking}: {fault}");
}
