using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Gateway.Attachments;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Providers;
using Caveat.Gateway.Storage.Limits;
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

    /// <summary>What the caller declares; nothing where it does not.</summary>
    public RequestDeclarations Declared { get; init; } = RequestDeclarations.None;

    public Commitments Commitments { get; } = new(caller, exchange.Id);

    /// <summary>The facts of the decision that permitted it.</summary>
    public ExchangeFacts Facts { get; private set; }

    /// <summary>What must be done for it to stay permitted.</summary>
    public Obligations Obligations { get; private set; } = Obligations.None;

    public IProvider? Provider { get; private set; }

    /// <summary>The order whose substitute is asked in the place of the model that the caller named; null where none is.</summary>
    public Order? Substituting { get; set; }

    /// <summary>Status and media type of the provider's answer, once it has come.</summary>
    public (int Status, string Type) AnswerHead { get; set; }

    /// <summary>Tokens of prompt and answer, as the provider counted them or estimated; 0 before there is an answer.</summary>
    public long Tokens { get; set; }

    /// <summary>The index of the latest durable decision about it.</summary>
    public long DecisionIndex { get; private set; }

    /// <summary>The exchange's label: the highest of the prompt, of what is declared, and of what has been permitted of the answer so far.</summary>
    public Grade Label { get; private set; }

    /// <summary>Whether the answer's text bears its marking, because the caller or a clause wants it.</summary>
    public bool BearsMarking => Exchange.WantsMarking || Obligations.MarkAnswer;

    /// <summary>The limits that it counts into already; an exchange counts once, however many providers are asked.</summary>
    public HashSet<LimitKey> Counted => field ??= [];

    /// <summary>Whether its caller has waited for reviewers already.</summary>
    public bool HasWaited { get; set; }

    /// <summary>The language in which its caller is told of a refusal; the default value for the agreement's first.</summary>
    public Language Language => Declared.Language != default ? Declared.Language : caller.Language;

    /// <summary>The set of instruments and the time under which it was permitted last.</summary>
    public (Instruments? Instruments, DateTimeOffset Time) Checked { get; private set; }

    public void Permit(in ExchangeFacts facts, Decision.Permitted decision, IProvider provider, Instruments instruments) =>
        (Facts, Obligations, Provider, Label, Checked) = (facts, decision.Obligations, provider, facts.Grade, (instruments, facts.Time));

    public void CheckedUnder(Instruments instruments, DateTimeOffset time) => Checked = (instruments, time);

    /// <summary>The answer bears this grade, and it is permitted.</summary>
    public void Raise(Grade grade) => Label = Grade.Highest(Label, grade);

    public void Recorded(long decisionIndex) => DecisionIndex = decisionIndex;

    public void RecordOutcome(Judge judge, ExchangeEnd end, int status, long releasedBytes = 0, ReadOnlySpan<byte> answerDigest = default) =>
        judge.RecordOutcome(this, end, status, releasedBytes, answerDigest);
}
