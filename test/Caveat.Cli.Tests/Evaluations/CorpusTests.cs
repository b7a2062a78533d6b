using Caveat.Cli.Evaluations;
using Xunit;

namespace Caveat.Cli.Tests.Evaluations;

/// <summary>The rates that docs/reference/markings.md gives, on the half of the corpus that no threshold was chosen on. Its goals are stricter.</summary>
public sealed class CorpusTests
{
    private const double LeastRecall = 0.98;
    private const double MostFalseAlarms = 0.03;

    private static readonly EvaluationResult Result = EvaluationResult.Of(RepositoryCorpus.Folder, CorpusHalf.Test);

    [Fact]
    public void The_reader_finds_98_percent_of_the_markings_at_their_level() =>
        Assert.True(Result.Total.Recall.Value >= LeastRecall, Report());

    [Fact]
    public void The_reader_alarms_on_at_most_3_of_100_hard_negatives() =>
        Assert.True(double.IsNaN(Result.Total.FalseAlarmRate.Value) || Result.Total.FalseAlarmRate.Value <= MostFalseAlarms, Report());

    private static string Report()
    {
        using var report = new StringWriter();
        EvaluationReport.Write(Result, int.MaxValue, report);
        return report.ToString();
    }
}
