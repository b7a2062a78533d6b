using Caveat.Labels.Markings;
using Xunit;

namespace Caveat.Labels.Tests;

public sealed class MarkingVectorTests
{
    public static TheoryData<string, string> Lines { get; } =
        [.. Vectors.Rows("markings/lines.tsv").Select(row => new TheoryDataRow<string, string>(row[0], row[1]))];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_line_of_the_vectors_reads_as_expected(string expected, string escaped)
    {
        List<Marking> found = [];

        new MarkingReader().Read(Vectors.Unescape(escaped), found);

        Assert.Equal(expected, found.Count == 0 ? "-" : string.Join("; ", found.Select(marking => marking.Grade)));
    }
}
