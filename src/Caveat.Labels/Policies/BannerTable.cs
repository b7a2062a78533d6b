using System.Collections.Immutable;
using System.Globalization;

namespace Caveat.Labels.Policies;

/// <summary>The lines of <c>Data/banners.tsv</c>, in their order.</summary>
internal sealed class BannerTable
{
    private static readonly Lazy<BannerTable> LazyBuiltIn = new(() => new BannerTable(PolicyData.Text("banners.tsv")));

    private readonly ImmutableArray<Line> _lines;

    private BannerTable(string text)
    {
        _lines =
        [
            .. text.Split('\n')
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split('\t'))
                .Select(fields => new Line(fields[0], fields[1], fields[2], new BannerColours(fields[3], fields[4]))),
        ];
        All = [.. _lines.Select(line => line.Colours).Distinct()];
    }

    public static BannerTable BuiltIn => LazyBuiltIn.Value;

    public ImmutableArray<BannerColours> All { get; }

    public BannerColours Find(Label label, SecurityPolicies policies)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(policies);
        return policies.TryGradeOf(label, out var grade) ? Find(grade, label.Classification, label.Categories) : BannerColours.Neutral;
    }

    public BannerColours Find(Grade grade) => Find(grade, "", []);

    private BannerColours Find(Grade grade, string classification, ImmutableArray<Category> categories)
    {
        var level = ((byte)grade.Classification).ToString(CultureInfo.InvariantCulture);
        foreach (var line in _lines)
        {
            if ((line.Policy == "*" || line.Policy == grade.Policy.Name)
                && (line.Classification == level || line.Classification.Equals(classification, StringComparison.OrdinalIgnoreCase))
                && (line.TagSet == "-" || categories.Any(category => category.TagName.Equals(line.TagSet, StringComparison.OrdinalIgnoreCase))))
            {
                return line.Colours;
            }
        }

        return BannerColours.Neutral;
    }

    private readonly record struct Line(string Policy, string Classification, string TagSet, BannerColours Colours);
}
