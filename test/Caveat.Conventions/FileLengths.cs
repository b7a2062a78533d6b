using Caveat.Conventions.Reading;

namespace Caveat.Conventions;

/// <summary>Short files: one idea each, read in one look.</summary>
public sealed class FileLengths
{
    [Fact]
    public void No_file_under_src_is_longer_than_400_lines() => NoneLonger("src", 400);

    [Fact]
    public void No_file_under_test_or_bench_is_longer_than_600_lines()
    {
        NoneLonger("test", 600);
        NoneLonger("bench", 600);
    }

    [Fact]
    public void At_least_95_of_100_files_under_src_have_at_most_250_lines()
    {
        var files = SourceFile.Under("src");
        var longer = files.Where(file => file.LineCount > 250).Select(Describe).ToList();
        if (longer.Count * 100 > files.Count * 5)
        {
            Offenders.None($"Split some of these {longer.Count} files of {files.Count}, by idea:", longer);
        }
    }

    [Fact]
    public void The_median_file_under_src_is_shorter_than_80_lines()
    {
        var lengths = SourceFile.Under("src").Select(file => file.LineCount).Order().ToList();
        Assert.True(lengths[lengths.Count / 2] < 80, $"The median file under src/ has {lengths[lengths.Count / 2]} lines: split files by idea until it is below 80 (the goal is 60).");
    }

    private static void NoneLonger(string folder, int most) =>
        Offenders.None($"Split these files by idea (at most {most} lines):", SourceFile.Under(folder).Where(file => file.LineCount > most).Select(Describe));

    private static string Describe(SourceFile file) => $"{file.Path}: {file.LineCount} lines";
}
