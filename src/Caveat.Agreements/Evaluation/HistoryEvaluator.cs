using Caveat.Agreements.History;

namespace Caveat.Agreements.Evaluation;

/// <summary>The evaluators of a history's versions. Thread-safe.</summary>
public sealed class HistoryEvaluator
{
    public HistoryEvaluator(AgreementHistory history) => History = history;

    public AgreementHistory History { get; }

    /// <summary>The version to ask at a time: the last one that has started, or else version 1; outside its interval it refuses.</summary>
    public AgreementEvaluator At(DateTimeOffset time) => throw new NotImplementedException();

    /// <summary>Decides by the version of the facts' own time.</summary>
    public Decision Decide(in ExchangeFacts facts) => At(facts.Time).Decide(facts);
}
