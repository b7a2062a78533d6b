using Caveat.Agreements.Evaluation;
using Caveat.Gateway.Callers;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.Exchanges;

/// <summary>An exchange that was read: who asks what, and what has come of it so far. Used by one request.</summary>
internal sealed class AskedExchange(Exchange exchange, Caller caller, ISurface surface, TextReading reading)
{
    public Exchange Exchange => exchange;

    public Caller Caller => caller;

    public ISurface Surface => surface;

    public TextReading Reading => reading;

    public Commitments Commitments { get; } = new(caller, exchange.Id);

    /// <summary>The facts of the decision that permitted it.</summary>
    public ExchangeFacts Facts { get; private set; }

    public string? Provider { get; private set; }

    /// <summary>The index of the latest durable decision about it.</summary>
    public long DecisionIndex { get; private set; }

    public void Permit(in ExchangeFacts facts, string provider) => (Facts, Provider) = (facts, provider);

    public void Recorded(long decisionIndex) => DecisionIndex = decisionIndex;

    public void RecordOutcome(Judge judge, ExchangeEnd end, int status, long releasedBytes = 0, ReadOnlySpan<byte> answerDigest = default) =>
        judge.RecordOutcome(this, end, status, releasedBytes, answerDigest);
}
