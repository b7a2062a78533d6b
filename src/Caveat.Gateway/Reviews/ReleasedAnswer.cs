using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Reviews;

/// <summary>An answer that was held and may now be written to its caller; its decision is durable.</summary>
internal sealed record ReleasedAnswer
{
    public required ExchangeId Exchange { get; init; }

    public required Commitments Commitments { get; init; }

    public required long DecisionIndex { get; init; }

    public required string Receipt { get; init; }

    public required string Label { get; init; }

    public required int Status { get; init; }

    public required string ContentType { get; init; }

    /// <summary>The vendor's bytes, with the marking where one is wanted.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
