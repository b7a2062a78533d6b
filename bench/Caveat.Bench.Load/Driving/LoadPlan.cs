namespace Caveat.Bench.Load.Driving;

/// <summary>One measurement: where the load goes, how much of it, and what to watch meanwhile.</summary>
internal sealed record LoadPlan
{
    public required Uri Url { get; init; }
    public required string Key { get; init; }
    public required string[] Headers { get; init; }
    public required string? ExpectedHeader { get; init; }
    public required string Model { get; init; }
    public required bool Stream { get; init; }
    public required int Connections { get; init; }
    public required TimeSpan WarmUp { get; init; }
    public required TimeSpan Measured { get; init; }

    /// <summary>An upper bound on requests per connection: a run ends by itself even when a clock does not move.</summary>
    public required int MostRequests { get; init; }
    public required int ServerProcess { get; init; }
    public required int ServerCore { get; init; }
    public required int LoadCore { get; init; }
    public required string Peer { get; init; }
    public required string Cell { get; init; }
    public required int Round { get; init; }
}
