namespace Caveat.Bench.Load.Measuring;

/// <summary>One measurement of one server in one cell of the comparison.</summary>
internal sealed record CellResult
{
    public required string Peer { get; init; }
    public required string Cell { get; init; }
    public required int Round { get; init; }
    public required int Connections { get; init; }
    public required bool Stream { get; init; }
    public required double Seconds { get; init; }
    public required long Requests { get; init; }
    public required double RequestsPerSecond { get; init; }
    public required double P50Microseconds { get; init; }
    public required double P99Microseconds { get; init; }
    public required double FirstTextP50Microseconds { get; init; }
    public required double FirstTextP99Microseconds { get; init; }

    /// <summary>User and system time of the server's whole process tree.</summary>
    public required double ServerMicrosecondsPerRequest { get; init; }

    /// <summary>Share of its core that the server used.</summary>
    public required double ServerBusy { get; init; }

    /// <summary>Share of the server's core that went to anything else: the disk's kernel threads, or noise.</summary>
    public required double OtherWorkOnServerCore { get; init; }

    /// <summary>Share of the core that load generator and upstream used; near 1 they, not the server, set the throughput.</summary>
    public required double LoadCoreBusy { get; init; }
    public required long ResidentBytes { get; init; }
}
