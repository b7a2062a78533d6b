using Caveat.Agreements.Evaluation;
using Caveat.Gateway.Attachments;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Declarations;
using Caveat.Labels;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.Exchanges;

/// <summary>An exchange that was read: who asks what, and what has come of it so far. Used by one request.</summary>
internal sealed class AskedExchange(Exchange exchange, Caller caller, ISurface surface, TextReading reading)
{
    public Exchange Exchange => exchange;

    public Caller Caller => caller;

    public ISurface Surface => surface;

    public TextReading Reading => reading;

    /// <summary>What the request's documents hold; null when it carries none.</summary>
    public AttachedReading? Attached { get; init; }

    /// <summary>The label that the caller declared; null when it declared none.</summary>
    public DeclaredLabel? Declared { get; init; }

    public Commitments Commitments { get; } = new(caller, exchange.Id);

    /// <summary>The facts of the decision that permitted it.</summary>
    public ExchangeFacts Facts { get; private set; }

    public string? Provider { get; private set; }

    /// <summary>The index of the latest durable decision about it.</summary>
    public long DecisionIndex { get; private set; }

    /// <summary>The exchange's label: the highest of the prompt, of what is declared, and of what has been permitted of the answer so far.</summary>
    public Grade Label { get; private set; }

    public void Permit(in ExchangeFacts facts, string provider) => (Facts, Provider, Label) = (facts, provider, facts.Grade);

    /// <summary>The answer bears this grade, and it is permitted.</summary>
    public void Raise(Grade grade) => Label = Grade.Highest(Label, grade);

    public void Recorded(long decisionIndex) => DecisionIndex = decisionIndex;

    public void RecordOutcome(Judge judge, ExchangeEnd end, int status, long releasedBytes = 0, ReadOnlySpan<byte> answerDigest = default) =>
        judge.RecordOutcome(this, end, status, releasedBytes, answerDigest);
}
