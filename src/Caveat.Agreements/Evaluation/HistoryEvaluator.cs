using System.Collections.Immutable;
using Caveat.Agreements.History;

namespace Caveat.Agreements.Evaluation;

/// <summary>The evaluators of a history's versions, compiled once. Thread-safe.</summary>
public sealed class HistoryEvaluator
{
    private readonly ImmutableArray<AgreementEvaluator> _versions;

    public HistoryEvaluator(AgreementHistory history)
    {
        History = history;
        _versions = [.. history.Versions.Select(signed => new AgreementEvaluator(signed.Agreement))];
    }

    /// <summary>One version, signed or not, that governs at every time: to ask what a draft would decide, never for a gateway.</summary>
    internal HistoryEvaluator(Agreement draft)
    {
        History = AgreementHistory.Unverified(draft);
        _versions = [new(draft)];
    }

    public AgreementHistory History { get; }

    /// <summary>The version to ask at a time: the last one that has started, or else version 1; outside its interval it refuses.</summary>
    public AgreementEvaluator At(DateTimeOffset time) => _versions.Length == 1 ? _versions[0] : _versions[History.LastStarted(time).Version - 1];

    /// <summary>Decides by the version of the facts' own time.</summary>
    public Decision Decide(in ExchangeFacts facts) => At(facts.Time).Decide(facts);
}
