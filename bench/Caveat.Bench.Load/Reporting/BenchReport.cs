using Caveat.Bench.Load.Measuring;

namespace Caveat.Bench.Load.Reporting;

/// <summary>One run of the comparison, as it is kept beside its table.</summary>
internal sealed record BenchReport
{
    public required string Name { get; init; }
    public required Machine Machine { get; init; }

    /// <summary>Versions and settings, in the order in which the run stated them.</summary>
    public required IReadOnlyDictionary<string, string> Notes { get; init; }
    public required IReadOnlyList<IdleResult> Idle { get; init; }
    public required IReadOnlyList<CellMedian> Medians { get; init; }
    public required IReadOnlyList<CellResult> Rounds { get; init; }
}
