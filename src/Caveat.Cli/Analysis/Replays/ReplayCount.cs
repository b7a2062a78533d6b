namespace Caveat.Cli.Analysis.Replays;

/// <summary>How many decisions, and the first of them by their entries.</summary>
internal sealed class ReplayCount
{
    public long Number { get; set; }

    public SortedSet<long> Examples { get; } = [];
}
