using Caveat.Cli.Evaluations;
using Caveat.Labels;
using Xunit;

namespace Caveat.Cli.Tests.Evaluations;

/// <summary>The repository's corpus of markings covers what it claims to cover.</summary>
public sealed class CorpusShapeTests
{
    private static readonly string[] Classes = ["lone-line", "banner", "portion", "office-header", "ascii", "ocr", "mixed", "subject"];

    private static readonly string[] Members =
        "ALB BEL BGR CAN CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN ISL ITA LTU LUX LVA MKD MNE NLD NOR POL PRT ROU SVK SVN SWE TUR USA".Split(' ');

    // A nation has no word for these levels (OJ C 247I of 25 June 2021; TBS Appendix J; 32 CFR 2001).
    private static readonly (string Nation, Classification Level)[] Absent = [("CAN", Classification.Restricted), ("USA", Classification.Restricted)];

    private static readonly CorpusItem[] Positives =
        [.. CorpusReader.Read(Path.Combine(RepositoryCorpus.Folder, "positives"))];

    [Fact]
    public void Every_nation_has_every_class_at_every_level_it_marks()
    {
        var held = Positives.Select(item => (item.Nation, item.Class)).CountBy(pair => pair).ToDictionary();
        foreach (var nation in Members.Append("NATO").Append("EU"))
        {
            var levels = 4 - Absent.Count(absent => absent.Nation == nation);
            foreach (var name in Classes)
            {
                Assert.True(held.GetValueOrDefault((nation, name)) >= levels, $"{nation} has fewer than {levels} items of class {name}.");
            }
        }
    }

    [Fact]
    public void Every_level_of_every_nation_has_at_least_eight_positives()
    {
        var held = Positives.CountBy(item => (item.Nation, item.Expected!.Value)).ToDictionary();
        foreach (var nation in Members.Append("NATO").Append("EU"))
        {
            for (var level = Classification.Restricted; level <= Classification.TopSecret; level++)
            {
                Assert.True(Absent.Contains((nation, level)) || held.GetValueOrDefault((nation, level)) >= 8, $"{nation} has fewer than 8 positives at {level}.");
            }
        }
    }

    [Fact]
    public void There_are_at_least_1150_positives_and_no_two_are_alike()
    {
        Assert.True(Positives.Length >= 1150, $"There are {Positives.Length}.");
        Assert.Equal(Positives.Length, Positives.Select(item => (item.Text, item.Body)).Distinct().Count());
    }
}
