using Caveat.Bench.Load.Measuring;

namespace Caveat.Bench.Load.Reporting;

/// <summary>The medians of all rounds of one server in one cell, with the spread of the figure that the comparison is about.</summary>
internal sealed record CellMedian
{
    public required string Peer { get; init; }
    public required string Cell { get; init; }
    public required bool Stream { get; init; }
    public required int Rounds { get; init; }
    public required double RequestsPerSecond { get; init; }
    public required double P50Milliseconds { get; init; }
    public required double P99Milliseconds { get; init; }
    public required double FirstTextP50Milliseconds { get; init; }
    public required double FirstTextP99Milliseconds { get; init; }
    public required double ServerMicrosecondsPerRequest { get; init; }
    public required double LeastServerMicrosecondsPerRequest { get; init; }
    public required double MostServerMicrosecondsPerRequest { get; init; }
    public required double ServerBusy { get; init; }
    public required double OtherWorkOnServerCore { get; init; }
    public required double LoadCoreBusy { get; init; }
    public required long ResidentBytes { get; init; }

    public static CellMedian Of(IReadOnlyCollection<CellResult> rounds)
    {
        var first = rounds.First();
        return new()
        {
            Peer = first.Peer,
            Cell = first.Cell,
            Stream = first.Stream,
            Rounds = rounds.Count,
            RequestsPerSecond = Median(rounds, round => round.RequestsPerSecond),
            P50Milliseconds = Median(rounds, round => round.P50Microseconds / 1000),
            P99Milliseconds = Median(rounds, round => round.P99Microseconds / 1000),
            FirstTextP50Milliseconds = Median(rounds, round => round.FirstTextP50Microseconds / 1000),
            FirstTextP99Milliseconds = Median(rounds, round => round.FirstTextP99Microseconds / 1000),
            ServerMicrosecondsPerRequest = Median(rounds, round => round.ServerMicrosecondsPerRequest),
            LeastServerMicrosecondsPerRequest = rounds.Min(round => round.ServerMicrosecondsPerRequest),
            MostServerMicrosecondsPerRequest = rounds.Max(round => round.ServerMicrosecondsPerRequest),
            ServerBusy = Median(rounds, round => round.ServerBusy),
            OtherWorkOnServerCore = Median(rounds, round => round.OtherWorkOnServerCore),
            LoadCoreBusy = Median(rounds, round => round.LoadCoreBusy),
            ResidentBytes = rounds.Max(round => round.ResidentBytes),
        };
    }

    private static double Median(IReadOnlyCollection<CellResult> rounds, Func<CellResult, double> figure)
    {
        double[] sorted = [.. rounds.Select(figure).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
